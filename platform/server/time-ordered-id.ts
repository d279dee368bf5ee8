import { randomBytes } from 'node:crypto';

/** The milliseconds of the last id and how many had them, so that the ids of one process keep their order. */
const last = { ms: 0, count: 0 };

/**
 * A UUID of version 7 (RFC 9562): its first 48 bits are the wall clock's milliseconds, so that tables keyed by it grow
 * at one end and can be partitioned by time. Ids of one process within one millisecond are counted in the twelve bits
 * that follow (method 1 of section 6.2): what came later sorts later. Of more than 4096 the order is random.
 */
export function timeOrderedId(atMs = Date.now()): string {
  last.count = atMs === last.ms ? last.count + 1 : 0;
  last.ms = atMs;
  const bytes = randomBytes(16);
  bytes.writeUIntBE(atMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | Math.min(last.count, 0xfff), 6);
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
