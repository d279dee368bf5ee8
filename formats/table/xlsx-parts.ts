import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Of one part when it is taken out of the archive: what says that it is larger is left where it is. */
const mostBytes = 64 * 1024 * 1024;

/** The parts of a workbook (ECMA-376) that a table is read from, by path. Throws on what is no archive. */
export function workbookParts(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  return unzipSync(bytes, {
    filter: ({ name, originalSize }) => /^xl\/.*\.(xml|rels)$/.test(name) && originalSize <= mostBytes,
  });
}

export type Attributes = Readonly<Record<string, string>>;

interface PartHandlers {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads a part by the local names of its elements. Throws on the first error of syntax, and on any DOCTYPE. */
export function readPart(bytes: Uint8Array | undefined, { open, text, close }: PartHandlers): void {
  if (!bytes) return;
  const sax = new SaxesParser();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  const refuse = (error: Error) => {
    throw error;
  };
  sax.on('error', refuse);
  sax.on('doctype', () => refuse(new Error('A workbook has no DOCTYPE.')));
  sax.on('opentag', ({ name, attributes }) => open?.(local(name), attributes as Attributes));
  sax.on('text', (said) => text?.(said));
  sax.on('cdata', (said) => text?.(said));
  sax.on('closetag', ({ name }) => close?.(local(name)));
  sax.write(new TextDecoder('utf-8').decode(bytes)).close();
}
