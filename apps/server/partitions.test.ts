import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#platform/server/testing';
import { timeOrderedId } from '#platform/server/time-ordered-id';

const { owner } = await testDatabase();

/** The tables that grow with each day, and the column of their key that grows with time. */
const largest = [
  ['audit_entry', 'id'],
  ['change_record', 'entry_id'],
  ['project_snapshot', 'day'],
] as const;

test.each(largest)(
  '%s can be kept in parts by month, by %s, with the keys and indexes that it has',
  async (table, by) => {
    const copy = sql.table(`parted_${table}`);
    await sql`create table ${copy} (like ${sql.table(table)} including all) partition by range (${sql.ref(by)})`.execute(
      owner,
    );
    const at = (date: string) => (by === 'day' ? date : firstIdAt(date));
    const [from, to] = [at('2026-10-01'), at('2026-11-01')].map(sql.lit);
    await sql`create table ${sql.table(`october_${table}`)} partition of ${copy} for values from (${from}) to (${to})`.execute(
      owner,
    );
  },
);

/** The lowest of the ids that are made from that day on. */
const firstIdAt = (date: string) => {
  const ms = Date.parse(date).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-0000-0000-000000000000`;
};

test('an id made in a month lies among those of the month', () => {
  for (const date of ['2026-10-01T00:00:00.000Z', '2026-10-15T12:00:00Z', '2026-10-31T23:59:59.999Z']) {
    const id = timeOrderedId(Date.parse(date));
    expect(id >= firstIdAt('2026-10-01') && id < firstIdAt('2026-11-01')).toBe(true);
  }
});
