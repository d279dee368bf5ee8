import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { defineTimer } from './define-timer.ts';

/** Notes that it fired, at which instant by its call, and in which process; for the tests of timers. */
export const noteTimer = (slowMs = 0) =>
  defineTimer<{ key: string }>('note', async ({ tx, organisationId, now }, { payload }) => {
    await sql`insert into fired (organisation_id, key, at, by)
      values (${organisationId}, ${payload.key}, ${now}, ${String(process.pid)})`.execute(tx);
    await sleep(slowMs);
  });
