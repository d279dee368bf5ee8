import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import type { contract as planContract } from '#modules/plans/contract';
import { routes as planRoutes } from '#modules/plans/routes';
import { smallPlan } from '#modules/plans/testing';
import { createClient, type Send } from '#platform/contract';
import { until } from '#platform/server/jobs/testing';
import { setUp, testProcesses } from './testing-processes.ts';

const { owner, startServer } = await testProcesses();

const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

const sender =
  (url: string, cookie: string): Send =>
  async ({ method, path, body, upload }) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: { ...headers, cookie, ...(upload && { 'content-type': 'application/octet-stream' }) },
      ...(body && { body: JSON.stringify(body) }),
      ...(upload && { body: upload.file as BodyInit }),
    });
    return { status: answer.status, body: await answer.json() };
  };

const count = async (query: ReturnType<typeof sql>) => {
  const { rows } = (await query.execute(owner)) as { rows: { n: number }[] };
  return Number(rows[0]?.n);
};

test('two servers that start at once on an empty database share sessions, events, jobs, timers and sealing', async () => {
  const [one, two] = await Promise.all([startServer(), startServer()]);
  // each has printed a link to set up the organisation; the newer one has taken the older one's place
  const answers = await Promise.all([one, two].map((server) => setUp(one, server)));
  const welcome = answers.find(({ ok }) => ok) as Response;
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  const cookie = welcome.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';

  // the session of one is good at the other, and an event of one reaches who listens at the other
  const stream = await fetch(`${two.url}/api/events?topics=portfolio`, { headers: { cookie } });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  void (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) heard += part.value;
  })().catch(() => {});
  await until(
    async () => heard,
    (text) => text.includes('event: open'),
  );

  // jobs run at both, each once
  const pools = new Set<string>();
  const watch = setInterval(async () => {
    const { rows } = await sql<{ pool: string }>`select distinct locked_by as pool from graphile_worker._private_jobs
      where locked_by is not null`.execute(owner);
    for (const { pool } of rows) pools.add(pool);
  }, 10);
  const plans = createClient<typeof planContract>(planRoutes, sender(one.url, cookie));
  const plan = smallPlan('Shared');
  const file = Buffer.from([...writeMspdi(plan, schedule(plan))].join(''));
  const uploads = 12;
  const imports = await Promise.all(
    Array.from({ length: uploads }, (_, index) => plans.uploadImport({ fileName: `${index}.xml` }, { file })),
  );
  const ended = sql`select count(*) as n from job where state = 'done'`;
  await until(
    () => count(ended),
    (n) => n === uploads,
  );
  const read = await plans.getImport({ importId: imports[0]?.importId ?? '' });
  if (read.proposal?.kind !== 'new' || !read.proposal.officeId) throw new Error('No new project is proposed.');
  const target = { kind: 'new', name: 'Shared', officeId: read.proposal.officeId } as const;
  await plans.commitImport({ importId: read.importId, target });
  await until(
    async () => heard,
    (text) => text.includes('"topic":"portfolio"'),
  );
  clearInterval(watch);
  expect(pools.size).toBe(2);
  await until(
    () => count(sql`select count(*) as n from project_summary`),
    (n) => n === 1,
  );
  expect(await count(sql`select count(*) as n from job where attempt <> 1`)).toBe(0);

  // a clock that is moved fires what became due, once, whichever server does it
  const computed = () => count(sql`select extract(epoch from computed_at)::float8 * 1000 as n from project_summary`);
  const before = await computed();
  await sql`update organisation set clock_at = now() + interval '2 days'`.execute(owner);
  await until(computed, (at) => at > before);
  await until(
    () => count(sql`select count(*) as n from timer where due_at <= (select clock_at from organisation)`),
    (n) => n === 0,
  );

  // every entry has one seal, and the sequence has no gap
  await until(
    () => count(sql`select count(*) as n from audit_pending`),
    (n) => n === 0,
  );
  const entries = await count(sql`select count(*) as n from audit_entry`);
  expect(await count(sql`select count(*) as n from audit_seal`)).toBe(entries);
  expect(await count(sql`select max(sequence) as n from audit_seal`)).toBe(entries);
  await reader?.cancel();
  expect([one.said(), two.said()].join('\n')).not.toContain('"level":50');
});
