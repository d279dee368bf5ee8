/** What a file seems to be, judged by its first bytes, and by its name where those leave it open. */
export const fileKinds = [
  'empty',
  'mspdi',
  'pmxml',
  'xml',
  'xer',
  'mpp',
  'zip',
  'pdf',
  'html',
  'json',
  'csv',
  'text',
  'binary',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** How many of the first bytes `detectFile` looks at. */
export const detectionSize = 4096;

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['mpp', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
];

/**
 * The kind of a file from its name and its first bytes (up to `detectionSize` of them). `xml` is XML that none of the
 * plan formats claims, or whose root element lies beyond these bytes; `binary` has bytes that no text has.
 */
export function detectFile(name: string, head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty';
  for (const [kind, bytes] of signatures) if (bytes.every((byte, index) => head[index] === byte)) return kind;
  const text = asciiOf(head).trimStart();
  if (text === '') return 'empty';
  if (text.startsWith('ERMHDR')) return 'xer';
  if (/^<(!doctype\s+html|html)\b/i.test(text)) return 'html';
  if (text.startsWith('<')) return xmlKind(text);
  if (hasControls(text)) return 'binary';
  if (/^[[{]/.test(text)) return 'json';
  return /\.csv$/i.test(name) ? 'csv' : 'text';
}

/** The kind that an XML text is, by its root element. */
function xmlKind(text: string): FileKind {
  const [, root = ''] = /<([A-Za-z_][^\s/>]*[^>]*)/.exec(text.replace(/<[!?][^>]*>/g, '')) ?? [];
  const [prefixed = ''] = root.split(/\s/, 1);
  const local = prefixed.slice(prefixed.indexOf(':') + 1);
  if (local === 'html') return 'html';
  if (local === 'APIBusinessObjects') return 'pmxml';
  return local === 'Project' && isMspdiRoot(root) ? 'mspdi' : 'xml';
}

/** MSBuild's root is a `Project` too, with another namespace or tell-tale attributes. */
export function isMspdiRoot(attributes: string): boolean {
  if (attributes.includes('schemas.microsoft.com/project')) return true;
  return !/\bxmlns(:\w+)?\s*=\s*["']\S|\b(Sdk|ToolsVersion|DefaultTargets)\s*=/.test(attributes);
}

/** The bytes as ASCII, those of UTF-16 without their zeros, a byte order mark left out. */
function asciiOf(head: Uint8Array): string {
  const isWide = head[0] === 0 || head[1] === 0 || (head[0] === 0xff && head[1] === 0xfe);
  const isMarkedWide = isWide || (head[0] === 0xfe && head[1] === 0xff);
  const bytes = head.subarray(0, detectionSize).filter((byte) => !(isMarkedWide && byte === 0));
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return text.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '');
}

function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32 && code !== 0x1a)) return true;
  }
  return false;
}
