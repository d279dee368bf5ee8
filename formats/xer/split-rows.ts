declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => { decode(bytes: Uint8Array): string };

const lineFeed = 10;
const carriageReturn = 13;

/** A line of an XER file, its number from 1. */
export type OnLine = (text: string, line: number) => void;

export interface LineSplitter {
  write(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Cuts bytes into lines and decodes each. XER names no encoding: P6 writes that of the machine, which is nearly always
 * Windows-1252, and newer versions UTF-8; bytes that are sound UTF-8 are hardly ever anything else.
 */
export function createLineSplitter(
  onLine: OnLine,
  maxLength: number,
  onTooLong: (line: number) => never,
): LineSplitter {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const western = new TextDecoder('windows-1252');
  let pieces: Uint8Array[] = [];
  let length = 0;
  let line = 1;

  const decode = (bytes: Uint8Array) => {
    try {
      return utf8.decode(bytes);
    } catch {
      return western.decode(bytes);
    }
  };
  const hand = () => {
    const bytes = join(pieces, length);
    pieces = [];
    length = 0;
    onLine(decode(bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes), line);
    line++;
  };
  const keep = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > maxLength) onTooLong(line);
    if (bytes.length > 0) pieces.push(bytes);
  };

  return {
    write(bytes) {
      let from = 0;
      for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, from)) {
        keep(bytes.subarray(from, at));
        hand();
        from = at + 1;
      }
      keep(bytes.slice(from));
    },
    end() {
      if (length > 0) hand();
    },
  };
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = pieces;
  if (pieces.length === 1 && first) return first;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
