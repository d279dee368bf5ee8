import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testJobs } from '../jobs/testing.ts';
import { testCall } from '../testing.ts';
import { deliver } from './deliver.ts';
import { defineNoticeKind } from './notice-kind.ts';
import { notifyAll } from './notify.ts';

const { app, jobs, organisation } = await testJobs();
const day = 86_400_000;
const seven = Date.UTC(2030, 0, 7, 7); // far enough ahead that no runner takes what waits

test('what comes after the hour of the mail and before it is made leaves today its mail, and is tomorrow’s too', async () => {
  const kind = 'test.digest';
  defineNoticeKind({ kind, label: 'test.label', usual: 'digest' });
  const personId = randomUUID();
  await testCall(app, organisation, ({ tx }) =>
    sql`insert into person (id, name, email, state) values (${personId}, 'Dora', 'dora@example.org', 'active')`.execute(
      tx,
    ),
  );
  const told = (at: number) =>
    testCall(app, organisation, async (call) => {
      const message = { key: 'test.told', parameters: {} };
      await notifyAll(call, [{ to: [personId], kind, message, record: { kind: 'project', id: randomUUID() } }]);
      await deliver(call, personId, true, 'UTC', at);
    });
  const waiting = async () => {
    const { rows } = await jobs.query<{ run_at: Date }>(`select run_at from graphile_worker.jobs
      where task_identifier = 'notices.digest' order by run_at`);
    return rows.map(({ run_at }) => run_at.getTime());
  };
  await told(seven - 60_000);
  await told(seven - 1);
  expect(await waiting()).toEqual([seven]);
  await told(seven + 1000);
  expect(await waiting()).toEqual([seven, seven + day]);
});
