/** The beginning that files of a family have: bytes, or text of any kind without what only programs hold. */
export type Signature = 'png' | 'jpeg' | 'gif' | 'webp' | 'pdf' | 'zip' | 'compound' | 'text' | 'xml';

export interface AttachmentType {
  readonly mediaType: string;
  readonly signature: Signature;
}

const office = (type: string): AttachmentType => ({
  mediaType: `application/vnd.openxmlformats-officedocument.${type}`,
  signature: 'zip',
});
const openDocument = (type: string): AttachmentType => ({
  mediaType: `application/vnd.oasis.opendocument.${type}`,
  signature: 'zip',
});
const text = (mediaType = 'text/plain'): AttachmentType => ({ mediaType, signature: 'text' });
const old = (mediaType: string): AttachmentType => ({ mediaType, signature: 'compound' });

/**
 * What may be attached, by the ending of its name. Nothing that a browser or a desktop runs is among it: no page, no
 * SVG, no script, no program, no document with macros, no archive.
 */
export const attachmentTypes: Readonly<Record<string, AttachmentType>> = {
  png: { mediaType: 'image/png', signature: 'png' },
  jpg: { mediaType: 'image/jpeg', signature: 'jpeg' },
  jpeg: { mediaType: 'image/jpeg', signature: 'jpeg' },
  gif: { mediaType: 'image/gif', signature: 'gif' },
  webp: { mediaType: 'image/webp', signature: 'webp' },
  pdf: { mediaType: 'application/pdf', signature: 'pdf' },
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  odp: openDocument('presentation'),
  doc: old('application/msword'),
  xls: old('application/vnd.ms-excel'),
  ppt: old('application/vnd.ms-powerpoint'),
  mpp: old('application/vnd.ms-project'),
  msg: old('application/vnd.ms-outlook'),
  txt: text(),
  log: text(),
  md: text(),
  csv: text('text/csv'),
  json: text('application/json'),
  xer: text(),
  xml: { mediaType: 'application/xml', signature: 'xml' },
};
