import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import { describeContracts } from '#platform/server/http/openapi';
import type { OpenApiDocument } from '../openapi/testing.ts';
import { kindOf, permissionWorld } from '../permissions/testing.ts';
import { settled, testModules, testWorkingPortico } from '../testing.ts';
import { type Dictionary, type FuzzRequest, requestsTo } from './testing.ts';

/** PORTICO_FUZZ=20000 tries more; PORTICO_FUZZ_SEED repeats a run; PORTICO_FUZZ_ONLY names one operation. */
const wanted = Number(process.env.PORTICO_FUZZ ?? 1500);
const seed = Number(process.env.PORTICO_FUZZ_SEED ?? Date.now() % 1_000_000);
/** What has no answer by then hangs; on a loaded machine the first worker thread alone takes ten seconds to start from the sources. */
const slowestMs = 60_000;
/** After so many requests it is looked at what those that were refused have left behind. */
const groupSize = 10;

/** In long runs what was written is worked on meanwhile, as it would be. */
const runsJobs = wanted >= 5000;
const server = await testWorkingPortico({ runsJobs });
const { owner: database } = server.database;
const { owner, own, sibling } = await permissionWorld(server, 'Sibling');
const lead = await testPerson(server, owner, 'pmo-lead', own.ids.node);
const stranger = await testOrganisation(server);
const callers: (TestPerson | undefined)[] = [owner, owner, owner, lead, stranger, undefined];
const document = describeContracts(testModules, {
  version: 'test',
  origin: 'http://localhost',
}) as unknown as OpenApiDocument;

const ids = [...Object.values(own.ids), ...Object.values(sibling.ids), owner.personId, stranger.personId];
const words: Dictionary = {
  ids: ids.filter((id) => !id.includes(':')),
  idsOf: (field) => [own, sibling].flatMap((place) => place.ids[kindOf[field] ?? ''] ?? []),
  texts: [
    'Own project',
    'Own office',
    owner.email,
    own.ids.node ?? '',
    'organisation',
    'Europe/Berlin',
    'de-CH',
    'EUR',
    '1',
    'name',
    'task',
    'durationTicks',
    'parentUid',
    'constraintType',
    'percentComplete',
    '1-2',
  ],
};

/** Those that end sessions, or take away what all others try to use, would leave nothing to try. */
const ending = new Set([
  'signOut',
  'changePassword',
  'revokeSession',
  'revokeOtherSessions',
  'deactivatePerson',
  'revokeRole',
  'changeRole',
  'deleteProject',
]);
const only = process.env.PORTICO_FUZZ_ONLY;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods)
    .map(([method, operation]) => ({ path, method, operation }))
    .filter(({ operation }) => only === undefined || operation.operationId === only),
);
const isEnding = ({ operation }: (typeof operations)[number]) => ending.has(operation.operationId);

/** Kept although a request was refused, as that is what they are for. */
const countsRefusals = ['auth.sign_in_throttle', 'auth.security_event'];
/** Columns that note a visit. */
const visits = ['updatedAt', 'expiresAt', 'last_used_at'];

/** All that is stored, accounts too, as one hash a table; with jobs running, once none is in hand. */
async function fingerprint(): Promise<string> {
  if (runsJobs) await settled(server);
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select nspname as schema, relname as name from pg_class join pg_namespace n on n.oid = relnamespace
    where relkind = 'r' and nspname in ('public', 'auth') order by 1, 2`.execute(database);
  const kept = tables.filter(({ schema, name }) => !countsRefusals.includes(`${schema}.${name}`));
  const parts = kept.map(({ schema, name }) => {
    const row = schema === 'auth' ? sql`(to_jsonb(t) - ${sql.val(visits)}::text[])::text` : sql`t::text`;
    return sql`
      select ${`${schema}.${name}`} as name, md5(coalesce(string_agg(md5(${row}), '' order by md5(${row})), '')) as hash
      from ${sql.table(`${schema}.${name}`)} t`;
  });
  const { rows } = await sql<{ name: string; hash: string }>`${sql.join(parts, sql` union all `)}`.execute(database);
  const lines = rows.map(({ name, hash }) => `${name} ${hash}`).sort(); // they come in any order
  return lines.join('\n');
}

/** The tables whose rows differ. */
function tablesBetween(before: string, after: string): string {
  const were = new Set(before.split('\n'));
  const changed = after.split('\n').filter((line) => !were.has(line));
  return changed.map((line) => line.split(' ')[0]).join(', ');
}

async function send({ method, url, headers, body }: FuzzRequest, caller: TestPerson | undefined) {
  const started = performance.now();
  const answer = await server.app.inject({
    method: method as 'GET',
    url,
    headers: { 'sec-fetch-site': 'same-origin', ...(caller && { cookie: caller.cookie }), ...headers },
    ...(body !== undefined && { payload: body }),
  });
  return { status: answer.statusCode, text: answer.body, ms: performance.now() - started };
}

const problems: string[] = [];
const told = (request: FuzzRequest, what: string) => problems.push(`${what}: ${JSON.stringify(request).slice(0, 600)}`);
const byStatus = new Map<number, number>();

async function tryOne(request: FuzzRequest, caller: TestPerson | undefined): Promise<boolean> {
  const { status, text, ms } = await send(request, caller);
  byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
  if (status >= 500)
    told(
      request,
      `${status} ${server
        .logged()
        .split('\n')
        .filter((line) => line.includes('"level":"error"'))
        .at(-1)
        ?.slice(0, 900)}`,
    );
  if (ms > slowestMs) told(request, `${Math.round(ms)} ms`);
  if (status >= 400) {
    const problem = JSON.parse(text) as { code?: unknown; status?: unknown; message?: unknown };
    if (typeof problem.code !== 'string' || problem.status !== status || !problem.message)
      told(request, `no problem document: ${text}`);
  }
  return status < 400;
}

async function tryAll(which: typeof operations, count: number): Promise<void> {
  const each = Math.ceil(count / Math.max(which.length, 1) / groupSize);
  for (const [index, { path, method, operation }] of which.entries()) {
    const requests = fc.sample(fc.tuple(requestsTo(path, method, operation, words), fc.constantFrom(...callers)), {
      numRuns: each * groupSize,
      seed: seed + index,
    });
    for (let start = 0; start < requests.length; start += groupSize) {
      const group = requests.slice(start, start + groupSize);
      const before = await fingerprint();
      let isChanged = false;
      for (const [request, caller] of group)
        isChanged = (await tryOne(request, caller)) && method !== 'get' ? true : isChanged;
      // where one was done, the others of its group cannot be told apart: the next groups tell
      const after = isChanged ? before : await fingerprint();
      if (after !== before)
        told(
          group[0]?.[0] as FuzzRequest,
          `refused requests, or reads, left changes in ${tablesBetween(before, after)}`,
        );
    }
  }
}

test(`${wanted} requests made from the document, right and wrong, are answered, and what is refused changes nothing (seed ${seed})`, async () => {
  await tryAll(
    operations.filter((named) => !isEnding(named)),
    wanted * 0.9,
  );
  await tryAll(operations.filter(isEnding), wanted * 0.1);
  const sum = [...byStatus.values()].reduce((a, b) => a + b, 0);
  process.stdout.write(
    `fuzz: ${sum} requests, ${[...byStatus]
      .sort()
      .map(([status, n]) => `${status} × ${n}`)
      .join(', ')}\n`,
  );
  expect(sum).toBeGreaterThanOrEqual(only === undefined ? wanted : wanted * 0.1);
  if (only === undefined) expect(byStatus.get(200) ?? 0).toBeGreaterThan(sum / 20);
  expect(problems).toEqual([]);
}, 3_600_000);
