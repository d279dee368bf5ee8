import { randomBytes } from 'node:crypto';

/**
 * A UUID of version 7 (RFC 9562): its first 48 bits are the wall clock's milliseconds, so that tables keyed by it grow
 * at one end and can be partitioned by time. Within one millisecond the order is random.
 */
export function timeOrderedId(atMs = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(atMs, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
