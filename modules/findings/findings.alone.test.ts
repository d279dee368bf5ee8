import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Finding } from '#engine';
import { catalogue } from '#engine';
import type { Call } from '#platform/server';
import { countStatements, testCall, testDatabase } from '#platform/server/testing';
import {
  contributeFindingCodes,
  contributeRecordNames,
  countFindingsOf,
  deleteFindingsOf,
  getFinding,
  listFindings,
} from './actions.ts';
import { findingCodes } from './codes.ts';
import { contract } from './contract.ts';
import { getFindingTrend } from './finding-trend.ts';
import { reconcileFindings } from './testing.ts';

const { app } = await testDatabase();
const organisationId = randomUUID();
let projectId = '';
beforeEach(() => {
  projectId = randomUUID();
});

const on = (day: number) => `2026-03-0${day}T08:00:00.000Z`;
const run = <T>(day: number, work: (call: Call) => Promise<T>, organisation = organisationId) =>
  testCall(app, organisation, work, { now: on(day) });

const finding = (code: string, facts: Partial<Finding> = {}): Finding => ({
  code,
  severity: 'minor',
  subject: { kind: 'project', id: projectId },
  discriminator: null,
  values: { count: 1, of: 19 },
  records: [{ kind: 'task', id: 'p/33' }],
  ...facts,
});
const scopeOf = (id: string) => ({ kind: 'project', id, officeId: null }) as const;
const reconcile = (day: number, findings: readonly Finding[], organisation = organisationId) =>
  run(day, (call) => reconcileFindings(call, { ...scopeOf(projectId), raisedBy: 'plans' }, findings), organisation);
/** How many statements it takes to reconcile. */
const statementsOf = (day: number, findings: readonly Finding[]): Promise<number> =>
  run(day, (call) =>
    countStatements(call, (counted) =>
      reconcileFindings(counted, { ...scopeOf(projectId), raisedBy: 'plans' }, findings),
    ),
  );
const list = (state: 'open' | 'resolved' = 'open', page: { limit?: number; after?: string } = {}) =>
  run(1, (call) => listFindings(call, { projectId, state, limit: 100, ...page }));
const trend = (day: number) => run(day, (call) => getFindingTrend(call, { projectId }));
const nothing = { appeared: 0, changed: 0, resolved: 0, reopened: 0 };

describe('findings over time', () => {
  test('are counted at the end of each day on which they changed, by severity, up to today', async () => {
    await run(1, ({ tx }) =>
      sql`insert into organisation (id, organisation_id, name, time_zone, locale, currency_code)
        values (${organisationId}, ${organisationId}, 'Acme', 'Europe/Berlin', 'en-GB', 'EUR')`.execute(tx),
    );
    expect(await trend(1)).toMatchObject({ days: [] });
    const [lag, late] = [finding('schedule.lag'), finding('schedule.finish-late', { severity: 'critical' })];
    await reconcile(1, [lag, late]);
    await reconcile(3, [{ ...lag, severity: 'major' }, late]);
    await reconcile(5, [{ ...lag, severity: 'major' }]);
    await reconcile(6, [lag]); // less severe again
    await reconcile(7, [lag, late]); // comes back
    expect(await trend(9)).toEqual({
      days: ['2026-03-01', '2026-03-03', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-09'],
      counts: {
        critical: [1, 1, 0, 0, 1, 1],
        major: [0, 1, 1, 0, 0, 0],
        minor: [1, 0, 0, 1, 1, 1],
        info: [0, 0, 0, 0, 0, 0],
      },
    });
  });
});

describe('the life of a finding', () => {
  test('it appears, is seen again without an event, changes, is resolved, and comes back as the same finding', async () => {
    const lag = finding('schedule.lag');
    expect(await reconcile(1, [lag])).toEqual({ ...nothing, appeared: 1 });
    expect(await reconcile(2, [lag])).toEqual(nothing);
    expect(await reconcile(3, [{ ...lag, severity: 'major', values: { count: 2, of: 19 } }])).toEqual({ ...nothing, changed: 1 }); // biome-ignore format: one line
    expect(await reconcile(4, [])).toEqual({ ...nothing, resolved: 1 });
    expect(await reconcile(4, [])).toEqual(nothing);
    expect((await list()).items).toEqual([]);
    expect((await list('resolved')).items).toMatchObject([{ code: 'schedule.lag', resolvedAt: on(4) }]);
    expect(await reconcile(5, [lag])).toEqual({ ...nothing, reopened: 1 });

    const [open] = (await list()).items;
    expect(open).toMatchObject({ firstSeenAt: on(1), lastSeenAt: on(5), resolvedAt: null, reopened: 1, revision: 4 });
    const { events } = await run(6, (call) => getFinding(call, { findingId: open?.findingId ?? '' }));
    expect(events.map(({ kind, at, severity, sentence }) => [kind, at, severity, sentence.parameters.count])).toEqual([
      ['appeared', on(1), 'minor', 1],
      ['changed', on(3), 'major', 2],
      ['resolved', on(4), 'major', 2],
      ['reopened', on(5), 'minor', 1],
    ]);
  });

  test('other evidence alone is stored without an event', async () => {
    await reconcile(1, [finding('schedule.lag')]);
    expect(await reconcile(2, [finding('schedule.lag', { records: [{ kind: 'task', id: 'p/34' }] })])).toEqual(nothing);
    expect((await list()).items[0]?.records).toMatchObject([{ kind: 'task', id: 'p/34' }]);
  });

  test('what the subject or the discriminator tells apart are different findings; the same said twice is one', async () => {
    const loop = (discriminator: string) => finding('schedule.loop', { discriminator });
    const long = Array.from({ length: 20_000 }, (_, uid) => uid).join('-');
    expect(await reconcile(1, [loop('1-2'), loop('1-2'), loop('3-4'), loop(long)])).toEqual({
      ...nothing,
      appeared: 3,
    });
    expect(await reconcile(2, [loop('3-4')])).toEqual({ ...nothing, resolved: 2 });
  });

  test('is resolved only by the module that raised it, in its own project', async () => {
    await reconcile(1, [finding('schedule.lag')]);
    await run(2, (call) => reconcileFindings(call, { ...scopeOf(projectId), raisedBy: 'risks' }, []));
    await run(2, (call) => reconcileFindings(call, { ...scopeOf(randomUUID()), raisedBy: 'plans' }, []));
    expect((await list()).items).toHaveLength(1);
  });

  test('two computations at once say each finding once', async () => {
    const findings = Array.from({ length: 50 }, (_, index) => finding('schedule.loop', { discriminator: `${index}` }));
    const told = await Promise.all([reconcile(1, findings), reconcile(1, findings), reconcile(1, findings)]);
    expect(told.map(({ appeared }) => appeared).sort()).toEqual([0, 0, 50]);
  });

  test('ends with its project', async () => {
    await reconcile(1, [finding('schedule.lag'), finding('schedule.lead')]);
    expect(await run(2, (call) => countFindingsOf(call, projectId))).toBe(2);
    await run(2, (call) => deleteFindingsOf(call, projectId));
    expect(await run(2, (call) => countFindingsOf(call, projectId))).toBe(0);
  });

  test('200 findings are taken in by as many statements as two', async () => {
    const statements = async (length: number) => {
      projectId = randomUUID();
      const all = Array.from({ length }, (_, index) => finding('schedule.loop', { discriminator: `${index}` }));
      const others = all.map((each) => ({ ...each, values: { count: 2, of: 19 } }));
      return [await statementsOf(1, all), await statementsOf(2, others), await statementsOf(3, [])];
    };
    const ofTwo = await statements(2);
    expect(Math.min(...ofTwo)).toBeGreaterThan(0);
    expect(await statements(200)).toEqual(ofTwo);
  });
});

describe('the list', () => {
  test('is in order of severity, then age, and pages by cursor', async () => {
    await reconcile(1, [finding('data.a', { severity: 'info' }), finding('data.b', { severity: 'major' })]);
    const more = [finding('data.c', { severity: 'critical' }), finding('data.d', { severity: 'major' })];
    await reconcile(2, [finding('data.a', { severity: 'info' }), finding('data.b', { severity: 'major' }), ...more]);
    const codes: string[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list('open', { limit: 1, ...(after && { after }) });
      contract.listFindings.output.parse(page);
      codes.push(...page.items.map(({ code }) => code));
      after = page.next;
    }
    expect(codes).toEqual(['data.c', 'data.b', 'data.d', 'data.a']);
  });

  test('has those of one severity in the order of their codes, and names the records that it knows', async () => {
    const codes = ['test.first', 'test.second'].map((code) => ({ code, family: 'test', severity: 'minor' as const }));
    const said = { title: 'T', meaning: 'M', formula: 'F', source: 'S', sentence: '{{count}} late' };
    contributeFindingCodes('test', codes, { finding: { 'test.first': said, 'test.second': said } });
    contributeRecordNames('leaf', async () => new Map([['p/1', { name: 'Oak', number: 7 }]]));
    const records = ['p/1', 'p/2'].map((id) => ({ kind: 'leaf', id }));
    await reconcile(1, [finding('test.second')]);
    await reconcile(2, [finding('test.second'), finding('test.first', { records }), finding('data.unknown')]);
    const { items } = await list();
    expect(items.map(({ code }) => code)).toEqual(['test.first', 'test.second', 'data.unknown']);
    expect(items[0]?.records).toEqual([
      { kind: 'leaf', id: 'p/1', name: 'Oak', number: 7 },
      { kind: 'leaf', id: 'p/2', name: null, number: null },
    ]);
  });

  test('refuses a cursor that it never gave', async () => {
    await expect(list('open', { after: "1/'; drop table finding" })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('says nothing to another organisation', async () => {
    await reconcile(1, [finding('schedule.lag')]);
    const [{ findingId } = { findingId: '' }] = (await list()).items;
    const stranger = randomUUID();
    await expect(run(1, (call) => getFinding(call, { findingId }), stranger)).rejects.toMatchObject({ status: 404 });
    expect((await run(1, (call) => listFindings(call, { projectId, state: 'open', limit: 9 }), stranger)).items).toEqual([]); // biome-ignore format: one line
    expect(await reconcile(2, [], stranger)).toEqual(nothing);
    expect((await list()).items).toHaveLength(1);
  });
});

test('the catalogue tells each code that a module contributes, once and with its words', async () => {
  const [first] = Object.values(catalogue);
  if (!first) throw new Error('an empty catalogue');
  const said = { title: 'T', meaning: 'M', formula: 'F', source: 'S', sentence: '{{count}} late' };
  contributeFindingCodes('plans', [first], { finding: { [first.code]: said } });
  const { code, family, severity } = first;
  const example = { key: `plans.finding.${code}.sentence`, parameters: { count: 3 } };
  expect(findingCodes().find((each) => each.code === code)).toEqual({ code, family, severity, title: 'T', meaning: 'M', formula: 'F', source: 'S', example }); // biome-ignore format: one line
  expect(() => contributeFindingCodes('plans', [first], { finding: { [first.code]: said } })).toThrow('twice');
  expect(() => contributeFindingCodes('risks', [{ ...first, code: 'risk.x' }], {})).toThrow('No words');
});
