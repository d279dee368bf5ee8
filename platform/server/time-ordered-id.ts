import { randomUUID } from 'node:crypto';

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
  const ms = atMs.toString(16).padStart(12, '0');
  const count = Math.min(last.count, 0xfff).toString(16).padStart(3, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${count}${randomUUID().slice(18)}`; // the variant is the same in both
}
