import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { detectFile, detectionSize } from '../detect.ts';
import { type Refusal, type RefusalCode, refuse, untilRefused } from '../plan/refusal.ts';
import { createXmlDecoder, type XmlTextDecoder } from './decode-text.ts';

export interface XmlLimits {
  readonly maxBytes: number;
  readonly maxDepth: number;
  /** Of one text, tag, comment or the like, in characters. */
  readonly maxTextLength: number;
}

export interface XmlHandlers {
  open(tag: SaxesTagPlain, depth: number): void;
  text(text: string): void;
  close(tag: SaxesTagPlain): void;
}

export interface XmlParser {
  /** False once the file is refused: nothing more needs to be written. */
  write(bytes: Uint8Array): boolean;
  end(): Refusal | null;
  /** Where reading is, for records' lines. */
  readonly line: number;
  /** Refuses the file here, from inside a handler. */
  refuse(code: RefusalCode, parameters?: Parameters<typeof refuse>[2], variant?: string): never;
}

/** Bytes handed on at once, so that no limit is noticed late. */
const sliceSize = 65_536;

/**
 * Reads XML bytes in chunks of any size. It refuses, never throws: what is not XML, bytes that are not of the encoding,
 * any DOCTYPE (and with it every entity bomb), whatever is beyond the limits, and the first error of syntax.
 */
export function createXmlParser(handlers: XmlHandlers, limits: XmlLimits): XmlParser {
  const sax = new SaxesParser();
  let decoder: XmlTextDecoder | null = null;
  let head = new Uint8Array(0);
  const { attempt, refusal } = untilRefused();
  let bytesRead = 0;
  let silence = 0;
  let isEnding = false;
  let endedLine = 1;
  const open: string[] = [];

  const position = () => ({ line: sax.line, column: sax.columnIndex + 1 });
  const refuseHere: XmlParser['refuse'] = (code, parameters, variant) => {
    throw refuse(code, position(), parameters, variant);
  };
  sax.on('opentag', (tag) => {
    silence = 0;
    open.push(tag.name);
    if (open.length > limits.maxDepth) refuseHere('too-deep', { limit: limits.maxDepth, element: tag.name });
    handlers.open(tag, open.length);
  });
  sax.on('closetag', (tag) => {
    silence = 0;
    open.pop();
    handlers.close(tag);
  });
  const text = (found: string) => {
    silence = 0;
    if (open.length > 0) handlers.text(found);
  };
  sax.on('text', text);
  sax.on('cdata', text);
  sax.on('comment', () => {
    silence = 0;
  });
  sax.on('doctype', () => refuseHere('doctype'));
  sax.on('error', (error) => {
    const element = open.at(-1) ?? '';
    if (isEnding) {
      const end = { line: endedLine, column: position().column };
      throw refuse('truncated', end, { element }, element ? 'inside' : 'outside');
    }
    refuseHere('malformed', { element, detail: error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '') });
  });

  const parse = (bytes: Uint8Array) => {
    const decoded = decoder?.decode(bytes, sax.line) ?? '';
    silence += decoded.length;
    sax.write(decoded);
    if (silence > limits.maxTextLength) refuseHere('text-too-long', { limit: limits.maxTextLength });
  };

  const begin = () => {
    const kind = detectFile('', head);
    if (kind === 'empty') throw refuse('empty', null);
    decoder = createXmlDecoder(head);
    if (!['xml', 'mspdi', 'pmxml'].includes(kind)) throw refuse('not-this-format', { line: 1, column: 1 }, {}, kind);
    parse(head);
  };

  const feed = (bytes: Uint8Array) => {
    bytesRead += bytes.length;
    if (bytesRead > limits.maxBytes) refuseHere('file-too-large', { megabytes: Math.round(limits.maxBytes / 1e6) });
    if (decoder) return parse(bytes);
    const joined = new Uint8Array(head.length + bytes.length);
    joined.set(head);
    joined.set(bytes, head.length);
    head = joined;
    if (head.length >= detectionSize) begin();
  };

  return {
    get line() {
      return sax.line;
    },
    refuse: refuseHere,
    write(bytes) {
      attempt(() => {
        for (let at = 0; at < bytes.length; at += sliceSize) feed(bytes.subarray(at, at + sliceSize));
      });
      return refusal() === null;
    },
    end() {
      attempt(() => {
        if (!decoder) begin();
        sax.write(decoder?.end(sax.line) ?? '');
        isEnding = true;
        endedLine = sax.line;
        sax.close();
      });
      return refusal();
    },
  };
}
