import { afterAll, expect, test } from 'vitest';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { smallPlan } from '#modules/plans/testing';
import { advanceClock, commit, computedPlan, testOwner, testPortico, until, upload } from './testing.ts';

const portico = await testPortico();

afterAll(() => expect(portico.faults).toEqual([]));

test('a project whose finish has passed with work open is late by what is left from today on, and says so first', async () => {
  // the plan ends on Friday 16 January; its ten days begun on Monday 2 February end on Friday 13, twenty working days later
  const later = await testOwner(portico, '2026-02-02T09:00:00Z');
  const plan = smallPlan('Left alone');
  const file = Buffer.from([...writeMspdi(plan, schedule(plan))].join(''));
  const ready = await upload(later, file);
  const target = { kind: 'new' as const, name: 'Left alone', officeId: later.officeId };
  const projectId = (await commit(later, { importId: ready.importId, target })).result?.projectId ?? '';
  const row = await until(
    async () => (await later.reporting.getPortfolio({})).items[0],
    (shown) => shown?.computedAt != null,
  );
  expect(row).toMatchObject({
    ...{ status: 'red', varianceDays: 20, finish: '2026-02-13T17:00:00', comparisonFinish: '2026-01-16T17:00:00' },
    ...{ topSeverity: 'critical', matters: { key: 'plans.finding.progress.finish-passed.sentence' } },
  });
  const { statusRule, headline } = await later.reporting.getProjectOverview({ projectId });
  expect([statusRule.key, headline[0]?.key]).toEqual([
    'reporting.narrative.rule.passed-red',
    'reporting.narrative.headline.passed-none-late',
  ]);
  expect((await computedPlan(later, projectId)).computedFinish).toBe(schedule(plan).finish);
  const found = await later.findings.listFindings({ projectId });
  expect(found.items[0]).toMatchObject({
    code: 'progress.finish-passed',
    records: [
      { name: 'Design', number: 2 },
      { name: 'Build', number: 3 },
      { name: 'Done', number: 4 },
    ],
  });
});

test('by the clock alone, without an edit, a plan becomes late at the midnight after its finish', async () => {
  // Friday 16 January, 12:00 in Berlin: the plan ends today at 17:00
  const owner = await testOwner(portico, '2026-01-16T11:00:00Z');
  const plan = smallPlan('Watched');
  const ready = await upload(owner, Buffer.from([...writeMspdi(plan, schedule(plan))].join('')));
  const target = { kind: 'new' as const, name: 'Watched', officeId: owner.officeId };
  await commit(owner, { importId: ready.importId, target });
  const shown = (isWanted: (status: string | undefined, variance: number | null | undefined) => boolean) =>
    until(
      async () => (await owner.reporting.getPortfolio({})).items[0],
      (row) => row?.computedAt != null && isWanted(row.status, row.varianceDays),
    );
  expect((await shown(() => true))?.status).not.toBe('red');
  await advanceClock(portico, owner, '2026-01-16T22:59:00Z'); // a minute before midnight in Berlin
  await advanceClock(portico, owner, '2026-02-02T09:00:00Z');
  expect(await shown((status) => status === 'red')).toMatchObject({
    ...{ varianceDays: 20, matters: { key: 'plans.finding.progress.finish-passed.sentence' } },
  });
  await advanceClock(portico, owner, '2026-02-03T09:00:00Z');
  expect(await shown((_, variance) => variance === 21)).toMatchObject({ finish: '2026-02-16T17:00:00' });
});

test("a clock that is set another, back too, and another time zone, an office's too, have plans computed by the new today", async () => {
  const owner = await testOwner(portico);
  const setTo = async (date: string | null) =>
    owner.offices.setClock({ from: (await owner.offices.getOrganisation({})).clockAt, date });
  expect(await setTo('2026-01-16')).toMatchObject({ clockAt: '2026-01-16T11:00:00.000Z', today: '2026-01-16' });
  const plan = smallPlan('Moved');
  const ready = await upload(owner, Buffer.from([...writeMspdi(plan, schedule(plan))].join('')));
  const target = { kind: 'new' as const, name: 'Moved', officeId: owner.officeId };
  await commit(owner, { importId: ready.importId, target });
  const shown = (variance: number) =>
    until(
      async () => (await owner.reporting.getPortfolio({})).items[0],
      (row) => row?.computedAt != null && row.varianceDays === variance,
    );
  await shown(0);
  await setTo('2026-02-02');
  expect(await shown(20)).toMatchObject({ status: 'red', finish: '2026-02-13T17:00:00' });
  await setTo('2026-01-19'); // a Monday, one working day after the finish
  expect(await shown(10)).toMatchObject({ finish: '2026-01-30T17:00:00' });
  // at noon in Berlin it is the next day already where clocks are thirteen hours ahead
  const zone = { field: 'timeZone', from: 'Europe/Berlin', to: 'Pacific/Kiritimati' } as const;
  const { entryId, today } = await owner.offices.updateOrganisation({ changes: [zone] });
  expect(today).toBe('2026-01-20');
  expect(await shown(11)).toMatchObject({ finish: '2026-02-02T17:00:00' });
  await owner.changes.undoChange({ entryId: entryId ?? '' });
  await shown(10);
  // an office that counts by a clock of its own has its plans follow that one
  const own = { field: 'timeZone', from: null, to: 'Pacific/Kiritimati' } as const;
  const ofOffice = await owner.offices.updateOffice({ officeId: owner.officeId, changes: [own] });
  expect(await shown(11)).toMatchObject({ finish: '2026-02-02T17:00:00' });
  await owner.changes.undoChange({ entryId: ofOffice.entryId ?? '' });
  await shown(10);
  await setTo(null);
  await until(
    async () => (await owner.reporting.getPortfolio({})).items[0],
    (row) => (row?.varianceDays ?? 0) > 100,
  );
});
