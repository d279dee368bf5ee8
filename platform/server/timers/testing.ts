import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach } from 'vitest';
import { inOrganisation } from '../database.ts';
import { until } from '../jobs/testing.ts';
import { testDatabase } from '../testing.ts';
import type { TimerDefinition } from './define-timer.ts';
import { setTimer } from './set-timer.ts';
import { startTimers, type Timers } from './start-timers.ts';

/** A database with a table of what timers did, for the tests of timers. What fires them is stopped after each test. */
export async function testTimers() {
  const database = await testDatabase();
  const { app, owner, connection } = database;
  const faults: unknown[] = [];
  const running = new Set<Timers>();
  await sql`create table fired (id bigserial, organisation_id uuid, key text, at text, by text);
    grant select, insert on fired to portico_app; grant usage on sequence fired_id_seq to portico_app`.execute(owner);

  afterEach(async () => {
    await Promise.all([...running].map((timers) => timers.stop()));
    running.clear();
    faults.length = 0;
  });

  const inside = <T>(organisation: string, work: Parameters<typeof inOrganisation<T>>[2]) =>
    inOrganisation(app, organisation, work);
  const fired = async (organisation: string) => {
    const { rows } = await sql<{ key: string; at: string }>`
      select key, at from fired where organisation_id = ${organisation} order by id`.execute(owner);
    return rows;
  };
  return {
    ...database,
    faults,
    inside,
    fired,
    /** Waits until so many have fired. */
    firedAll: (organisation: string, count: number) =>
      until(
        () => fired(organisation),
        ({ length }) => length >= count,
      ),
    /** A new organisation whose clock stands, or runs with the wall clock where no instant is given. */
    async organisation(clockAt: string | null = null): Promise<string> {
      const id = randomUUID();
      await inside(id, (tx) =>
        sql`insert into organisation (id, name, time_zone, locale, currency_code, clock_at)
          values (${id}, 'Acme', 'Europe/Berlin', 'en', 'EUR', ${clockAt})`.execute(tx),
      );
      return id;
    },
    advance: (organisation: string, clockAt: string) =>
      inside(organisation, (tx) => sql`update organisation set clock_at = ${clockAt}`.execute(tx)),
    set: (organisation: string, key: string, dueAt: string, name = 'note') =>
      inside(organisation, (tx) => setTimer(tx, { name, key, dueAt, payload: { key } })),
    async run(...definitions: TimerDefinition[]): Promise<Timers> {
      const timers = await startTimers({
        app,
        connection: connection('portico_app'),
        definitions,
        onFault: (_timer, error) => faults.push(error),
        backOffMs: (attempts) => (attempts < 3 ? 20 : undefined),
      });
      running.add(timers);
      return timers;
    },
  };
}
