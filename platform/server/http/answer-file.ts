import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** A file as the answer of an operation whose route says `answer: 'file'`. */
export interface FileAnswer {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly stream: Readable;
}

/**
 * Sends a file to be saved, never to be shown as a page of ours: whatever it claims to be, a browser neither guesses
 * another type nor runs anything in it.
 */
export function sendFile(reply: FastifyReply, { name, mediaType, sizeBytes, stream }: FileAnswer): FastifyReply {
  return reply
    .header('content-disposition', contentDisposition(name))
    .header('content-length', sizeBytes)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-cache')
    .type(mediaType)
    .send(stream);
}

/** RFC 6266: the name in ASCII for old readers, and whole in the form of RFC 8187. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  // through bytes, because half a surrogate pair has no place in an address
  const whole = encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
