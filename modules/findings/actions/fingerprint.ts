import { createHash } from 'node:crypto';
import type { Finding } from '#engine';

type Fact = Pick<Finding, 'code' | 'subject' | 'discriminator'>;

const identityOf = ({ code, subject, discriminator }: Fact) =>
  createHash('sha256').update(JSON.stringify([code, subject.kind, subject.id, discriminator]));

/** The same for the same code, subject and discriminator, in whatever order and however long they are. */
export const fingerprintOf = (fact: Fact): string => identityOf(fact).digest('base64url');

/**
 * The id of a finding follows from the fact: that of the moment, which no register holds, has one too, and one that was
 * found in a transaction which was given up is told of by the id that it has when it is found again.
 */
export function factId(fact: Fact): string {
  const hash = identityOf(fact).digest('hex');
  return [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `a${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-'); // biome-ignore format: a UUID of version 8
}
