import { refuse } from '../plan/refusal.ts';

/** The one ambient thing that formats use: browsers, workers and Node all have it. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array, options?: { stream?: boolean }): string };

/** Turns the bytes of an XML file into text, chunk by chunk. `line` is where the text so far ends, for refusals. */
export interface XmlTextDecoder {
  decode(bytes: Uint8Array, line: number): string;
  end(line: number): string;
}

/**
 * A decoder by byte order mark, else by how the first bytes lie, else by the XML declaration, else UTF-8 (XML 1.0,
 * appendix F). A declaration of UTF-16 on single bytes is a common slip of writers, and the bytes are right.
 * Throws `Refused`: `encoding-unknown` for an encoding that nobody here knows, `encoding-wrong` for bytes that are not
 * of it.
 */
export function createXmlDecoder(head: Uint8Array): XmlTextDecoder {
  const label = encodingOf(head);
  const decoder = knownDecoder(label);
  const guard = (line: number, bytes: Uint8Array, decode: () => string): string => {
    try {
      return decode();
    } catch {
      throw refuse('encoding-wrong', { line: line + linesBeforeFault(label, bytes), column: 1 }, { encoding: label });
    }
  };
  return {
    decode: (bytes, line) => guard(line, bytes, () => decoder.decode(bytes, { stream: true })),
    end: (line) => guard(line, new Uint8Array(), () => decoder.decode(new Uint8Array())),
  };
}

function knownDecoder(label: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw refuse('encoding-unknown', { line: 1, column: 1 }, { encoding: label });
  }
}

function encodingOf(head: Uint8Array): string {
  const [first = 0, second = 0, third = 0, fourth = 0] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (third === 0 && fourth === 0 && first + second > 0) return 'utf-32';
  if (first === 0 && second === 0) return 'utf-32';
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  const start = String.fromCharCode(...head.subarray(0, 256));
  const [, declared = 'utf-8'] = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start) ?? [];
  return /^(utf-?16|ucs-?2|unicode|iso-10646-ucs-2)/i.test(declared) ? 'utf-8' : declared.toLowerCase();
}

/** Line breaks in the bytes before the first that does not decode; bytes that end a character begun before are passed by. */
function linesBeforeFault(label: string, bytes: Uint8Array): number {
  let start = 0;
  while (start < 3 && label === 'utf-8' && ((bytes[start] ?? 0) & 0xc0) === 0x80) start++;
  const text = new TextDecoder(label).decode(bytes.subarray(start));
  const fault = text.indexOf('\uFFFD');
  return text.slice(0, fault < 0 ? text.length : fault).split('\n').length - 1;
}
