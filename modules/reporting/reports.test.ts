import { type RawBuilder, sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { lockProject } from '#modules/projects/queries';
import { inOrganisation } from '#platform/server';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { advanceClock, clientsOf, testOwner, testPortico, until } from './testing.ts';

const portico = await testPortico();

afterAll(() => expect(portico.faults).toEqual([]));

/** A project in delivery with ten working days of work from 5 January 2026, as agreed. */
async function delivering() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Quay', managerPersonId: owner.personId }); // biome-ignore format: one line
  const { planId } = await owner.plans.getPlan({ projectId });
  const place = { parentUid: null, afterUid: null };
  const dig = { name: 'Dig', durationTicks: 10 * 4800, place, percentComplete: 0 };
  const change = (changes: readonly object[]) =>
    owner.plans.changePlan({ planId, baseRevision: 1, changes: changes as never });
  await change([{ entity: 'task', id: '-1', field: null, from: null, to: dig }]);
  await owner.plans.setBaseline({ planId, number: 0 });
  await owner.projects.startPhase({ projectId, phase: 'deliver' });
  const stands = (computed: string) =>
    until(
      () => owner.reporting.getProjectStatus({ projectId }),
      (status) => status.computed === computed,
    );
  await stands('green');
  const { draftReport, publishReport } = owner.reporting;
  /** What is computed between the reading and the publishing is read again, as a person would. */
  const publish = async (
    reported: 'green' | 'amber' | 'red',
    reason: string | null = null,
    written?: string,
  ): Promise<{ reportId: string }> => {
    const { period, version, sentences } = await draftReport({ projectId });
    const computed = sentences.map((message) => ({ kind: 'computed' as const, message }));
    const said = written ? [{ kind: 'written' as const, text: written }, ...computed] : computed;
    return publishReport({ projectId, period, version, reported, reason, sentences: said }).catch((error) => {
      if (error.code !== 'report-computed-meanwhile') throw error;
      return publish(reported, reason, written);
    });
  };
  const found = (code: string, isThere: boolean) =>
    until(
      async () => (await owner.findings.listFindings({ projectId })).items.find((finding) => finding.code === code),
      (finding) => (finding !== undefined) === isThere,
    );
  return { owner, projectId, change, stands, publish, found };
}

test('a report begins with the computed text and is published as it stands', async () => {
  const { owner, projectId, change, stands, publish } = await delivering();
  await publish('green');
  await advanceClock(portico, owner, '2026-02-02T09:00:00Z');
  await stands('red');
  await change([{ entity: 'task', id: '1', field: 'durationTicks', from: 48_000, to: 96_000 }]);
  const status = await until(
    () => owner.reporting.getProjectStatus({ projectId }),
    ({ change: moved }) => moved?.causes.some(({ kind }) => kind === 'duration') === true,
  );
  // ten working days, to 16 January, became twenty, to 30 January; begun on Monday 2 February they end on the 27th
  expect(status.change).toMatchObject({ since: '2026-01-05', sinceReport: '2026-01', days: 30 });
  expect(status.change?.causes).toMatchObject([
    { kind: 'overdue', days: 20 },
    { kind: 'duration', task: { name: 'Dig' }, days: 10 },
  ]);
  const draft = await owner.reporting.draftReport({ projectId });
  expect(draft).toMatchObject({ period: '2026-02', periods: ['2026-02', '2026-01'], version: 1, computed: 'red' });
  expect(draft.sentences.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['reporting.reports.text.moved', 'reporting.reports.text.causeOf', draft.rule.key]),
  );
  const { reportId } = await publish('red', null, 'The crane comes on Thursday.');
  const report = await owner.reporting.getReport({ projectId, reportId });
  expect(report).toMatchObject({
    ...{ period: '2026-02', version: 1, isCurrent: true, computed: 'red', reported: 'red', day: '2026-02-02' },
    ...{ figures: { varianceDays: 30 }, change: { days: 30 } },
  });
  expect(report.sentences[0]).toEqual({ kind: 'written', text: 'The crane comes on Thursday.' });
  expect(report.publishedBy).not.toBeNull();

  const { months, isReportDue } = await owner.reporting.getProjectStatus({ projectId });
  expect(months.map(({ month, computed, reported }) => [month, computed, reported])).toEqual([
    ['2026-01', 'green', 'green'],
    ['2026-02', 'red', 'red'],
  ]);
  expect(isReportDue).toBe(false);
});

test('one that is published again restates the month, and the first stays readable', async () => {
  const { owner, projectId, publish } = await delivering();
  await publish('green');
  await publish('amber', 'The crane is late.');
  const { items } = await owner.reporting.listReports({ projectId });
  expect(items.map(({ version, isCurrent, reported }) => [version, isCurrent, reported])).toEqual([
    [2, true, 'amber'],
    [1, false, 'green'],
  ]);
  const first = await owner.reporting.listReports({ projectId, limit: 1 });
  expect(first.next).not.toBeNull();
  expect((await owner.reporting.listReports({ projectId, limit: 1, after: first.next ?? '' })).items).toMatchObject([{ version: 1 }]); // biome-ignore format: one line
});

test('of two who publish a month at once the second is told, and so is who publishes what is archived meanwhile', async () => {
  const { owner, projectId, publish } = await delivering();
  const { reportId } = await publish('green');
  const { app, owner: database } = portico.server.database;
  const meanwhile = async (write: RawBuilder<unknown>) => {
    let late: Promise<string> | undefined;
    await inOrganisation(app, owner.organisationId, async (tx) => {
      await lockProject(tx, projectId);
      await write.execute(tx);
      late = refusal(publish('amber', 'The crane is late.'));
      await untilSomebodyWaits(database);
    });
    return late;
  };
  const again = sql`insert into project_report
    select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'version', 2))).*
    from project_report r where id = ${reportId}`;
  expect(await meanwhile(again)).toBe('report-published-meanwhile');
  expect(await meanwhile(sql`update project set state = 'archived' where id = ${projectId}`)).toBe('project-archived');
});

test('one that is withdrawn stays readable and counts no more; the version before it does again', async () => {
  const { owner, projectId, publish } = await delivering();
  const { withdrawReport, listReports, getProjectStatus, draftReport } = owner.reporting;
  await publish('green');
  const { reportId } = await publish('amber', 'The crane is late.');
  const ask = (input: object = {}) => withdrawReport({ projectId, reportId, reason: 'The crane has come.', ...input });
  const standing = async () =>
    (await listReports({ projectId })).items.map(({ version, isCurrent, withdrawn }) => [version, isCurrent, withdrawn?.reason]); // biome-ignore format: one line
  const reported = async () => (await getProjectStatus({ projectId })).months.at(-1)?.reported;
  expect(await refusal(ask({ reason: ' ' }))).toBe('invalid-input');
  const member = clientsOf((await testPerson(portico.server, owner, 'team-member')).send);
  expect(await refusal(member.reporting.withdrawReport({ projectId, reportId, reason: 'No' }))).toBe('permission-missing'); // biome-ignore format: one line
  expect(await reported()).toBe('amber');
  await ask();
  expect(await standing()).toEqual([[2, false, 'The crane has come.'], [1, true, undefined]]); // biome-ignore format: one line
  expect(await reported()).toBe('green');
  expect(await refusal(ask())).toBe('report-not-counted');
  const first = (await listReports({ projectId })).items.at(-1)?.reportId;
  await ask({ reportId: first });
  expect(await reported()).toBeNull();
  expect((await getProjectStatus({ projectId })).isReportDue).toBe(true);
  // what is published next is no version that was there
  expect((await draftReport({ projectId })).version).toBe(3);
});

test('what is refused publishes nothing', async () => {
  const { owner, projectId, change, stands, publish } = await delivering();
  const { draftReport, publishReport, listReports } = owner.reporting;
  const { period, sentences } = await draftReport({ projectId });
  const said = sentences.map((message) => ({ kind: 'computed' as const, message }));
  const ask = (input: object) =>
    refusal(
      publishReport({ projectId, period, version: 1, reported: 'green', reason: null, sentences: said, ...input }),
    );
  expect(await ask({ period: '2026-02' })).toBe('report-period-unknown');
  expect(await ask({ period: '2025-12' })).toBe('report-period-unknown');
  expect(await ask({ version: 2 })).toBe('report-published-meanwhile');
  expect(await ask({ sentences: [{ kind: 'written', text: '' }] })).toBe('invalid-input');
  await change([{ entity: 'task', id: '1', field: 'durationTicks', from: 48_000, to: 144_000 }]);
  await stands('red');
  expect(await ask({})).toBe('report-computed-meanwhile');
  await expect(publish('green')).rejects.toMatchObject({ code: 'report-reason-needed' });
  const member = clientsOf((await testPerson(portico.server, owner, 'team-member')).send);
  expect(await refusal(member.reporting.draftReport({ projectId }))).toBe('permission-missing');
  expect((await member.reporting.getProjectStatus({ projectId })).report).toBeNull();
  const other = await testOwner(portico);
  expect(await refusal(other.reporting.getProjectStatus({ projectId }))).toBe('record-missing');
  await owner.projects.archiveProject({ projectId });
  expect(await ask({})).toBe('project-archived');
  expect((await listReports({ projectId })).items).toEqual([]);
});

test('a report that is better than what is computed is found, since when, until one agrees', async () => {
  const { owner, change, stands, publish, found } = await delivering();
  await advanceClock(portico, owner, '2026-01-07T09:00:00Z');
  await change([{ entity: 'task', id: '1', field: 'durationTicks', from: 48_000, to: 144_000 }]);
  await stands('red');
  await publish('green', 'The second crew makes it up.');
  expect((await found('report.greener', true))?.sentence.parameters).toMatchObject({
    ...{ count: 1, since: { kind: 'date', at: '2026-01-07' } },
    ...{ reported: { key: 'reporting.reports.status.green' }, computed: { key: 'reporting.reports.status.red' } },
  });
  await publish('red');
  await found('report.greener', false);
});

test('a month of which nothing is reported is found on the sixth day after it', async () => {
  const { owner, stands, publish, found } = await delivering();
  await advanceClock(portico, owner, '2026-02-05T09:00:00Z');
  await found('report.missing', false);
  await advanceClock(portico, owner, '2026-02-06T09:00:00Z');
  expect((await found('report.missing', true))?.sentence.parameters).toEqual({ until: { kind: 'date', at: '2026-01-31' } }); // biome-ignore format: one line
  // a month later it is another report that is missing, and is so from then on
  await advanceClock(portico, owner, '2026-03-06T09:00:00Z');
  const february = await until(
    () => found('report.missing', true),
    (told) => JSON.stringify(told?.sentence.parameters).includes('2026-02-28'),
  );
  expect(february?.firstSeenAt.slice(0, 10)).toBe('2026-03-06');
  await stands('red');
  await publish('amber', 'No progress was told.');
  await found('report.missing', false);
});
