/** What XML 1.0 cannot hold: control characters, halves of pairs, and two that are none. */
const impossible = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
/** What Excel would read as an escape of its own (ECMA-376, ST_Xstring). */
const escapeLike = /_(?=x[0-9A-Fa-f]{4}_)/g;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text for an attribute or an element. What cannot stand in it becomes the sign for an unknown character. */
export const escaped = (text: string): string =>
  text.replace(impossible, '\ufffd').replace(/[&<>"\r]/g, (mark) => entities[mark] ?? mark);

/** Text as a cell holds it, cut at Excel's limit of 32,767 characters. */
export const cellText = (text: string): string => escaped(text.slice(0, 32_767).replace(escapeLike, '_x005F_'));

/** `A`, `Z`, `AA`: the letters of a column, counted from 0. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest > 0 ? columnLetters(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`;
}
