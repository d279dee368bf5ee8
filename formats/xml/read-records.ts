import type { SaxesTagPlain } from 'saxes';
import type { ElementShape } from './element-shape.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** One element with elements inside, before it means anything: its texts by name, and the records within. */
export interface RawRecord {
  readonly line: number;
  readonly texts: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, readonly RawRecord[]>;
  /** Elements that the table does not know: path, and the element as text. */
  readonly unknown: readonly UnknownElement[];
}

export interface UnknownElement {
  readonly path: string;
  readonly xml: string;
}

interface OpenRecord {
  readonly shape: ElementShape;
  readonly raw: {
    line: number;
    texts: Map<string, string>;
    records: Map<string, RawRecord[]>;
    unknown: UnknownElement[];
  };
}

export interface RecordReader {
  open(tag: SaxesTagPlain, line: number): void;
  text(text: string): void;
  close(): void;
  /** How deep the element is that is open now; the root is 1. */
  readonly depth: number;
  /** A text of the root element, as far as it is read. */
  rootText(name: string): string | undefined;
}

/**
 * Gathers the events of one XML document into records by a table: an element with a use becomes a text of the record
 * it stands in, one with a table a record of its own, anything else is kept as text. A record is handed over when it
 * ends, its parent's unknown elements staying with the nearest one handed over, so memory holds one branch at a time.
 */
export function createRecordReader(root: ElementShape, onRecord: (kind: string, raw: RawRecord) => void): RecordReader {
  const stack: OpenRecord[] = [];
  let depth = 0;
  let leaf: ElementShape | null = null;
  let leafText = '';
  let unknown: { path: string; xml: string; depth: number } | null = null;

  const top = () => stack[stack.length - 1] as OpenRecord;
  const owner = () => stack.findLast(({ shape }) => shape.isRecord) ?? (stack[0] as OpenRecord);

  const openKnown = (shape: ElementShape, line: number) => {
    shape.count++;
    if (shape.children) stack.push({ shape, raw: { line, texts: new Map(), records: new Map(), unknown: [] } });
    else {
      leaf = shape;
      leafText = '';
    }
  };

  const openUnknown = (name: string, tag: SaxesTagPlain) => {
    if (!unknown) unknown = { path: `${top().shape.path}/${name}`, xml: '', depth };
    unknown.xml += openingTag(name, tag.attributes);
  };

  const closeRecord = () => {
    const { shape, raw } = stack.pop() as OpenRecord;
    if (shape.isRecord || stack.length === 0) return onRecord(shape.name, raw);
    const siblings = top().raw.records.get(shape.name);
    if (siblings) siblings.push(raw);
    else top().raw.records.set(shape.name, [raw]);
  };

  const closeUnknown = (element: { path: string; xml: string; depth: number }) => {
    if (depth > element.depth) return;
    // An element inside one that should hold only text belongs to no record.
    if (!leaf) owner().raw.unknown.push({ path: element.path, xml: element.xml });
    unknown = null;
  };

  const names: string[] = [];
  return {
    get depth() {
      return depth;
    },
    rootText: (name) => stack[0]?.raw.texts.get(name),
    open(tag, line) {
      depth++;
      const name = tag.name.slice(tag.name.indexOf(':') + 1);
      names.push(name);
      if (stack.length === 0) return openKnown(root, line);
      const shape = unknown || leaf ? undefined : top().shape.children?.get(name);
      if (shape) openKnown(shape, line);
      else openUnknown(name, tag);
    },
    text(text) {
      if (unknown) unknown.xml += escapeText(text);
      else if (leaf) leafText += text;
    },
    close() {
      const name = names.pop();
      if (unknown) {
        unknown.xml += `</${name}>`;
        closeUnknown(unknown);
      } else if (leaf) {
        if (leaf.use !== 'computed') top().raw.texts.set(leaf.name, leafText);
        leaf = null;
      } else closeRecord();
      depth--;
    },
  };
}

function openingTag(name: string, attributes: Readonly<Record<string, string>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `<${name}${written.join('')}>`;
}
