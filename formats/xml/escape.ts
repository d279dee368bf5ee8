const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Characters that XML 1.0 cannot say, not even escaped: all but those of its section 2.2, so lone surrogates too. */
const unsayable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text for the inside of an element. What XML cannot say is left out. */
export function escapeText(text: string): string {
  return /^[\w .:+-]*$/.test(text)
    ? text
    : text.replace(unsayable, '').replace(/[&<>\r]/g, (found) => entities[found] ?? '');
}

/** Text for the inside of a quoted attribute. What XML cannot say is left out. */
export function escapeAttribute(text: string): string {
  return text.replace(unsayable, '').replace(/[&<>"\r\n\t]/g, (found) => entities[found] ?? '');
}
