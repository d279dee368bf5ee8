import type { SaxesTagPlain } from 'saxes';
import type { ElementShape } from './element-shape.ts';
import { escapeAttribute, escapeText } from './escape.ts';

/** One element with elements inside, before it means anything: its texts, the records within, and what nobody knows. */
export class RawRecord {
  readonly shape: ElementShape;
  readonly line: number;
  readonly unknown: UnknownElement[] = [];
  readonly #values: (string | readonly RawRecord[] | undefined)[] = [];

  constructor(shape: ElementShape, line: number) {
    this.shape = shape;
    this.line = line;
  }

  text(name: string): string | undefined {
    const value = this.#valueOf(name);
    return typeof value === 'string' ? value : undefined;
  }

  records(name: string): readonly RawRecord[] {
    const value = this.#valueOf(name);
    return typeof value === 'object' ? value : [];
  }

  setText(shape: ElementShape, text: string): void {
    this.#values[shape.index] = text;
  }

  /** All that it says as elements, known and unknown. */
  elements(): UnknownElement[] {
    const records = [...(this.shape.children?.values() ?? [])].flatMap(({ name, path }) =>
      this.records(name).map((record) => ({ path, xml: record.xml(), isKnown: true })),
    );
    return [...this.texts(), ...records, ...this.unknown];
  }

  /** The known elements that hold text, or those of them that have these names. */
  texts(names: Iterable<string> = this.shape.children?.keys() ?? []): UnknownElement[] {
    const found: UnknownElement[] = [];
    for (const name of names) {
      const [text, path] = [this.text(name), this.shape.children?.get(name)?.path];
      if (text !== undefined && path !== undefined)
        found.push({ path, xml: `<${name}>${escapeText(text)}</${name}>`, isKnown: true });
    }
    return found;
  }

  /** As it stood, its unknown elements last. */
  xml(): string {
    const inside = this.elements().map(({ xml }) => xml);
    return `<${this.shape.name}>${inside.join('')}</${this.shape.name}>`;
  }

  addRecord(record: RawRecord): void {
    const others = this.#values[record.shape.index] as RawRecord[] | undefined;
    if (others) others.push(record);
    else this.#values[record.shape.index] = [record];
  }

  #valueOf(name: string) {
    const index = this.shape.children?.get(name)?.index;
    return index === undefined ? undefined : this.#values[index];
  }
}

/** An element that the table does not know: where it stood, and the element as text. */
export interface UnknownElement {
  readonly path: string;
  readonly xml: string;
  /** The table knows it, so it is counted there. */
  readonly isKnown?: boolean;
}

export interface RecordReader {
  open(tag: SaxesTagPlain, line: number): void;
  text(text: string): void;
  close(tag: SaxesTagPlain): void;
  /** A text of the root element, as far as it is read. */
  rootText(name: string): string | undefined;
  /** A text of the element of a name that is open now, as far as it is read. */
  openText(element: string, name: string): string | undefined;
}

/** How long one text, or one element that nobody knows, may grow, and what to do about a longer one. */
export interface TextLimit {
  readonly maxTextLength: number;
  onTooLong(): never;
  /** Whether what is worked out again is kept beside the record all the same. */
  readonly keepsComputed?: boolean;
}

/**
 * Gathers the events of one XML document into records by a table: an element with a use becomes a text of the record
 * it stands in, one with a table a record of its own, anything else is kept as text. A record is handed over when it
 * ends, its parts' unknown elements with it, so memory holds one branch at a time.
 */
export function createRecordReader(
  root: ElementShape,
  onRecord: (kind: string, raw: RawRecord) => void,
  { maxTextLength, onTooLong, keepsComputed = false }: TextLimit,
): RecordReader {
  const stack: RawRecord[] = [];
  let top = new RawRecord(root, 1);
  let leaf: ElementShape | null = null;
  let leafText = '';
  let unknown: { path: string; xml: string } | null = null;
  /** Open elements since the one that nobody knows, itself included. */
  let unknownDepth = 0;

  const openKnown = (shape: ElementShape, line: number) => {
    shape.count++;
    if (shape.children) {
      top = new RawRecord(shape, line);
      stack.push(top);
    } else {
      leaf = shape;
      leafText = '';
    }
  };

  const closeUnknown = (tag: SaxesTagPlain, element: { path: string; xml: string }) => {
    element.xml += `</${localName(tag)}>`;
    unknownDepth--;
    if (unknownDepth > 0) return;
    // An element inside one that should hold only text belongs to no record.
    const owner = stack.findLast(({ shape }) => shape.isRecord) ?? stack[0];
    if (!leaf) owner?.unknown.push(element);
    unknown = null;
  };

  const closeRecord = () => {
    const closed = top;
    stack.pop();
    top = stack.at(-1) ?? closed;
    if (closed.shape.isRecord || stack.length === 0) onRecord(closed.shape.name, closed);
    else top.addRecord(closed);
  };

  return {
    rootText: (name) => stack[0]?.text(name),
    openText: (element, name) => stack.findLast(({ shape }) => shape.name === element)?.text(name),
    open(tag, line) {
      if (stack.length === 0) return openKnown(root, line);
      const name = localName(tag);
      const shape = unknown || leaf ? undefined : top.shape.children?.get(name);
      if (shape) return openKnown(shape, line);
      unknown ??= { path: `${top.shape.path}/${name}`, xml: '' };
      unknown.xml += openingTag(name, tag.attributes);
      unknownDepth++;
      if (unknown.xml.length > maxTextLength) onTooLong();
    },
    text(text) {
      if (unknown) unknown.xml += escapeText(text);
      else if (leaf) leafText += text;
      if (leafText.length > maxTextLength) onTooLong();
    },
    close(tag) {
      if (unknown) closeUnknown(tag, unknown);
      else if (leaf) {
        const { name, path } = leaf;
        if (leaf.use !== 'computed') top.setText(leaf, leafText);
        else if (keepsComputed && top.shape.isRecord)
          top.unknown.push({ path, xml: `<${name}>${escapeText(leafText)}</${name}>`, isKnown: true });
        leaf = null;
      } else closeRecord();
    },
  };
}

function localName({ name }: SaxesTagPlain): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function openingTag(name: string, attributes: Readonly<Record<string, string>>): string {
  let tag = `<${name}`;
  for (const key of Object.keys(attributes)) tag += ` ${key}="${escapeAttribute(attributes[key] ?? '')}"`;
  return `${tag}>`;
}
