import type { SaxesTagPlain } from 'saxes';
import type { ElementShape } from './element-shape.ts';
import { createXmlParser, type XmlLimits, type XmlParser } from './parse-xml.ts';
import { createRecordReader, type RawRecord, type RecordReader } from './read-records.ts';

/** Parses XML into the records of `shape`, handed over as they close; `checkRoot` may refuse what the root is. */
export function createRecordParser(
  shape: ElementShape,
  limits: XmlLimits & { readonly keepsComputed: boolean },
  checkRoot: (tag: SaxesTagPlain, refuse: XmlParser['refuse']) => void,
  handOver: (kind: string, raw: RawRecord) => void,
): { readonly parser: XmlParser; readonly records: RecordReader } {
  const { maxTextLength, keepsComputed } = limits;
  const onTooLong = () => parser.refuse('text-too-long', { limit: maxTextLength });
  const records = createRecordReader(shape, handOver, { maxTextLength, keepsComputed, onTooLong });
  const open = (tag: SaxesTagPlain, depth: number) => {
    if (depth === 1) checkRoot(tag, parser.refuse);
    records.open(tag, parser.line);
  };
  const parser = createXmlParser({ open, text: records.text, close: records.close }, limits);
  return { parser, records };
}
