import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { clearTimer, defineTimer, setTimer } from '#platform/server';
import { givenUp, until } from '../jobs/testing.ts';
import { noteTimer } from './note-timer.ts';
import { testTimers } from './testing.ts';

const world = await testTimers();
const { organisation, inside, set, advance, run, fired, firedAll, faults, connection, owner } = world;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const monday = '2026-03-02T08:00:00.000Z';

test('where the clock stands nothing fires; advanced by a day, what became due fires in order, each at its own instant', async () => {
  const acme = await organisation(monday);
  await run(noteTimer());
  await set(acme, 'evening', '2026-03-02T18:00:00Z');
  await set(acme, 'noon', '2026-03-02T12:00:00Z');
  await set(acme, 'next week', '2026-03-09T08:00:00Z');
  await set(acme, 'now', monday);
  expect(await firedAll(acme, 1)).toEqual([{ key: 'now', at: monday }]);
  await set(acme, 'now too', monday); // had another been due, it would have fired before
  expect(await firedAll(acme, 2)).toMatchObject([{ key: 'now' }, { key: 'now too' }]);
  await advance(acme, '2026-03-03T08:00:00Z');
  expect((await firedAll(acme, 4)).slice(2)).toEqual([
    { key: 'noon', at: '2026-03-02T12:00:00.000Z' },
    { key: 'evening', at: '2026-03-02T18:00:00.000Z' },
  ]);
});

test('where the clock runs a timer fires when its instant has come, and a start finds what became due meanwhile', async () => {
  const acme = await organisation();
  await set(acme, 'past', '2020-01-01T00:00:00Z');
  await run(noteTimer());
  const dueAt = new Date(Date.now() + 700).toISOString();
  await set(acme, 'soon', dueAt);
  await set(acme, 'far', '2120-01-01T00:00:00Z');
  await firedAll(acme, 2);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(dueAt));
  expect((await fired(acme)).map(({ key }) => key)).toEqual(['past', 'soon']);
});

test('the database may plan the search for the first as it likes: none is taken unfired', async () => {
  const acme = await organisation(monday);
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  await set(acme, 'a', monday);
  await sql`analyze timer`.execute(owner); // of one row: to search anew beside each seems cheapest
  for (const key of keys) await set(acme, key, monday);
  await run(noteTimer());
  expect((await firedAll(acme, keys.length)).map(({ key }) => key)).toEqual(keys);
});

test('setting it again moves a timer, clearing removes it, and what is given up sets none', async () => {
  const acme = await organisation(monday);
  await set(acme, 'moved', '2026-03-02T09:00:00Z');
  await set(acme, 'moved', '2026-03-02T11:00:00Z');
  await set(acme, 'cleared', '2026-03-02T09:30:00Z');
  await inside(acme, (tx) => clearTimer(tx, { name: 'note', key: 'cleared' }));
  await inside(acme, async (tx) => {
    await setTimer(tx, { name: 'note', key: 'given up', dueAt: monday, payload: { key: 'given up' } });
    throw new Error('given up');
  }).catch(() => {});
  await run(noteTimer());
  await advance(acme, '2026-03-02T10:00:00Z');
  await set(acme, 'last', '2026-03-02T10:00:00Z');
  await firedAll(acme, 1);
  await advance(acme, '2026-03-02T12:00:00Z');
  expect((await firedAll(acme, 2)).map(({ key }) => key)).toEqual(['last', 'moved']);
});

test('a handler may set its timer anew: each day that the clock was advanced over has its turn', async () => {
  const acme = await organisation(monday);
  const daily = defineTimer<{ key: string }>('note', async (call, timer) => {
    await noteTimer().handle(call, timer as never);
    const dueAt = new Date(Date.parse(timer.dueAt) + 86_400_000).toISOString();
    await setTimer(call.tx, { ...timer, dueAt });
  });
  await run(daily);
  await set(acme, 'daily', '2026-03-02T07:00:00Z');
  await advance(acme, '2026-03-05T08:00:00Z');
  await firedAll(acme, 4);
  await set(acme, 'last', '2026-03-05T08:00:00Z'); // had the day after been due, it would have fired before
  expect((await firedAll(acme, 5)).map(({ at }) => at.slice(0, 10))).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-05']); // biome-ignore format: one list
});

test('one that fails leaves nothing, holds up no other, and is a failed job in the end', async () => {
  const acme = await organisation(monday);
  const broken = defineTimer<{ key: string }>('broken', async (call, timer) => {
    await noteTimer().handle(call, timer as never);
    throw new Error('no such thing');
  });
  await set(acme, 'first', monday, 'broken');
  await set(acme, 'second', monday);
  await run(noteTimer(), broken);
  expect(await firedAll(acme, 1)).toEqual([{ key: 'second', at: monday }]);
  const jobs = await until(
    () => sql`select kind, state, attempt, error, payload from job where organisation_id = ${acme}`.execute(owner),
    ({ rows }) => rows.length > 0,
  );
  expect(jobs.rows).toMatchObject([
    {
      ...{ kind: 'platform.timer', state: 'failed', attempt: 3, error: { message: 'Error: no such thing' } },
      payload: { name: 'broken', key: 'first', dueAt: monday },
    },
  ]);
  expect(faults).toHaveLength(3);
  expect(await fired(acme)).toHaveLength(1);
  expect((await sql`select from timer where organisation_id = ${acme}`.execute(owner)).rows).toEqual([]);
});

test('one that the database gave up for another transaction fires again at once', async () => {
  const acme = await organisation(monday);
  let attempts = 0;
  const beaten = defineTimer<{ key: string }>('beaten', async (call, timer) => {
    await noteTimer().handle(call, timer as never);
    if (attempts++ === 0) await givenUp.execute(call.tx);
  });
  await set(acme, 'first', monday, 'beaten');
  await run(beaten);
  expect(await firedAll(acme, 1)).toEqual([{ key: 'first', at: monday }]);
  expect(faults).toEqual([]);
  expect(attempts).toBe(2);
});

test('whatever is set, moved and cleared: all that are due fire once, in the order of their instants', async () => {
  await run(noteTimer());
  const minute = fc.integer({ min: 0, max: 120 });
  const act = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), minute, isSet: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), minute, async (acts, until) => {
      const acme = await organisation('2026-03-01T00:00:00Z');
      const at = (minutes: number) => new Date(Date.parse(monday) + minutes * 60_000).toISOString();
      const expected = new Map<string, string>();
      for (const { key, minute, isSet } of acts) {
        if (isSet) await set(acme, key, at(minute));
        else await inside(acme, (tx) => clearTimer(tx, { name: 'note', key }));
        if (isSet) expected.set(key, at(minute));
        else expected.delete(key);
      }
      await advance(acme, at(until));
      const due = [...expected].map(([key, at]) => ({ key, at })).filter(({ at: dueAt }) => dueAt <= at(until));
      due.sort((one, other) => `${one.at} ${one.key}`.localeCompare(`${other.at} ${other.key}`));
      expect(await firedAll(acme, due.length)).toEqual(due);
    }),
    { numRuns: 25 },
  );
});

const fixture = fileURLToPath(new URL('./timers-fixture.ts', import.meta.url));
const tsx = fileURLToPath(new URL('../../../register-tsx.mjs', import.meta.url));

async function fireApart(): Promise<ChildProcess> {
  const settings = JSON.stringify(connection('portico_app'));
  const child = spawn(process.execPath, ['-C', 'source', '--import', tsx, fixture, settings], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return child;
}

test('two processes fire side by side and one is killed again and again: every timer once, in order', async () => {
  const [acme, other] = [await organisation(monday), await organisation(monday)];
  const count = 300;
  const key = (index: number) => String(index).padStart(4, '0');
  for (const each of [acme, other]) {
    await inside(each, (tx) =>
      sql`insert into timer (name, key, due_at, payload)
        select 'note', lpad(n::text, 4, '0'), ${monday}::timestamptz + n * interval '1 minute',
          jsonb_build_object('key', lpad(n::text, 4, '0')) from generate_series(0, ${count - 1}) n`.execute(tx),
    );
  }
  await fireApart();
  for (const each of [acme, other]) await advance(each, '2026-03-03T08:00:00Z');
  for (let round = 0; round < 4; round++) {
    const victim = await fireApart();
    await sleep(100 + 150 * Math.random());
    victim.kill('SIGKILL');
  }
  await fireApart();
  for (const each of [acme, other]) {
    const keys = (await firedAll(each, count)).map((row) => row.key);
    expect(keys).toEqual(Array.from({ length: count }, (_, index) => key(index)));
  }
});
