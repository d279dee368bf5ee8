import { type AttachmentType, attachmentTypes, type Signature } from '#platform/contract';
import { endingOf } from './attachment-name.ts';

const begins = (bytes: Buffer, text: string, at = 0) =>
  bytes.subarray(at, at + text.length).toString('latin1') === text;

/** Whether the first bytes of a file are those of its family. */
const isOf: Readonly<Record<Signature, (head: Buffer) => boolean>> = {
  png: (head) => begins(head, '\x89PNG\r\n\x1a\n'),
  jpeg: (head) => begins(head, '\xff\xd8\xff'),
  gif: (head) => begins(head, 'GIF87a') || begins(head, 'GIF89a'),
  webp: (head) => begins(head, 'RIFF') && begins(head, 'WEBP', 8),
  pdf: (head) => begins(head, '%PDF-'),
  // office documents name their parts in the first entries of the archive; any other archive does not pass for one
  zip: (head) =>
    begins(head, 'PK\x03\x04') &&
    /\[Content_Types\]\.xml|_rels\/|mimetypeapplication\/vnd\.oasis/.test(head.subarray(0, 4096).toString('latin1')),
  compound: (head) => begins(head, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'),
  text: isText,
  xml: (head) => isText(head) && !isPage(head) && /^\s*</.test(beginning(head)),
};

/** What may be attached under this name with these first bytes; undefined where it may not, or is not what it says. */
export function sniffAttachment(name: string, head: Buffer): AttachmentType | undefined {
  const ending = endingOf(name);
  const type = Object.hasOwn(attachmentTypes, ending) ? attachmentTypes[ending] : undefined;
  return type && isOf[type.signature](head) ? type : undefined;
}

/** No byte that only programs hold, in UTF-8, a Windows code page, or UTF-16 with its mark; and no page of HTML. */
function isText(head: Buffer): boolean {
  const isWide = begins(head, '\xff\xfe') || begins(head, '\xfe\xff');
  return !isPage(head) && (isWide || !head.some(isOfPrograms));
}

/** Control characters but white space and the one that colours a log. */
const isOfPrograms = (byte: number) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27);

const beginning = (head: Buffer) => {
  const coding = begins(head, '\xff\xfe') ? 'utf16le' : 'utf8';
  return head.subarray(0, 2048).toString(coding).replace(/^\ufeff/, ''); // biome-ignore format: one pipe
};

/** What a browser would draw and run, had it to guess: HTML, SVG, XHTML. */
const isPage = (head: Buffer) =>
  /<(!doctype\s+html|html|head|body|script|svg|iframe)\b|w3\.org\/(1999\/xhtml|2000\/svg)/i.test(beginning(head));
