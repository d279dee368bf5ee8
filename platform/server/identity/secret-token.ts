import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as text for an address or a header, after a prefix that tells what it is. */
export function makeSecret(prefix = ''): string {
  return prefix + randomBytes(32).toString('base64url');
}

/** What is stored of a secret. It is random, so a fast hash without salt is enough (unlike a password's). */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
