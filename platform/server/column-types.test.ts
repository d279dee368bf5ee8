import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { testDatabase } from '#platform/server/testing';

const { app } = await testDatabase();
const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const read = async (expression: string) =>
  (await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(app)).rows[0]?.value;

// Zurich: clocks go from 02:00 to 03:00 on 2026-03-29, from 03:00 back to 02:00 on 2026-10-25. Apia left out
// 2011-12-30.
test.each(['UTC', 'Europe/Zurich', 'America/St_Johns', 'Pacific/Apia'])('values mean the same in %s', async (name) => {
  process.env.TZ = name;
  expect(await read("timestamptz '2026-03-29 01:30:00+00'")).toBe('2026-03-29T01:30:00.000Z');
  expect(await read("timestamptz '2026-10-25 02:30:00+02'")).toBe('2026-10-25T00:30:00.000Z');
  expect(await read("timestamptz '2026-10-25 02:30:00+01'")).toBe('2026-10-25T01:30:00.000Z');
  expect(await read("timestamp '2026-03-29 02:30:00'")).toBe('2026-03-29T02:30:00');
  expect(await read("date '2011-12-30'")).toBe('2011-12-30');
  expect(await read("date '2026-03-29'")).toBe('2026-03-29');
});

test('an instant is the same whatever zone the connection has', async () => {
  await app.connection().execute(async (connection) => {
    for (const name of ['Asia/Kolkata', 'America/St_Johns', 'Europe/Zurich']) {
      await sql`select set_config('TimeZone', ${name}, false)`.execute(connection);
      const { rows } = await sql`select timestamptz '2026-07-01 12:00:00.25+00' as value`.execute(connection);
      expect(rows).toEqual([{ value: '2026-07-01T12:00:00.250Z' }]);
    }
    await sql`reset timezone`.execute(connection);
  });
});

test('microseconds are kept where a column has them, so that a value read can be compared', async () => {
  expect(await read("timestamptz '2026-03-29 01:30:00.123456+00'")).toBe('2026-03-29T01:30:00.123456Z');
  expect(await read("timestamptz '2026-03-29 01:30:00.120+00'")).toBe('2026-03-29T01:30:00.120Z');
});

test('whole numbers are numbers, exact or refused', async () => {
  expect(await read('9007199254740991::bigint')).toBe(Number.MAX_SAFE_INTEGER);
  expect(await read('count(*)')).toBe(1);
  await expect(read('9007199254740993::bigint')).rejects.toThrow('too large');
});

test('special values', async () => {
  expect(await read("'infinity'::timestamptz")).toBe('infinity');
  expect(await read('null::timestamptz')).toBe(null);
});
