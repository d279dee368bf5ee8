/** Control characters but tab and line end: they show nothing and disturb whatever prints them. */
const control = /(?![\t\n])\p{Cc}/gu;
const mention = /@\[([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\]/g;

/** The text as it is kept: one kind of line end, no control characters, no space around, no half characters. */
export function cleanText(text: string): string {
  return Buffer.from(text).toString().normalize('NFC').replace(/\r\n?/g, '\n').replace(control, '').trim();
}

/** Whom the text mentions, each once, in order. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(mention)].map(([, id = '']) => id))];
}

/** The text with names in place of mentions, as far as they are known. */
export function withNames(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(mention, (whole, id: string) => `@${names.get(id) ?? whole.slice(1)}`);
}
