import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { parsePlanTime } from '#engine';
import { computedPlan, testOwner, testPortico, until } from './testing.ts';

const at = (text: string) => parsePlanTime(text) as number;

const portico = await testPortico();

afterAll(() => expect(portico.faults).toEqual([]));

test('what holds a task to a later date is told by the reason that was noted with it, as long as it is that date', async () => {
  const owner = await testOwner(portico, '2026-01-05T09:00:00Z');
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Quay' });
  const { planId } = await owner.plans.getPlan({ projectId });
  const change = async (...changes: object[]) =>
    owner.plans.changePlan({
      planId,
      baseRevision: (await computedPlan(owner, projectId)).revision,
      changes: changes as never,
    });
  const dig = { name: 'Dig', durationTicks: 10 * 4800, place: { parentUid: null, afterUid: null }, percentComplete: 0 };
  await change({ entity: 'task', id: '-1', field: null, from: null, to: dig });
  await computedPlan(owner, projectId);
  await owner.plans.setBaseline({ planId, number: 0 });
  const field = (name: string, from: unknown, to: unknown) => ({ entity: 'task', id: '1', field: name, from, to });
  const headline = (days: number) =>
    until(
      () => owner.reporting.getProjectOverview({ projectId }),
      ({ varianceDays }) => varianceDays === days,
    ).then((overview) => overview.headline[0]);

  const held = await change(
    field('constraintType', 'ASAP', 'SNET'),
    field('constraintDate', null, at('2026-02-02T08:00:00')),
  );
  expect(held).toBeDefined();
  expect(await headline(20)).toMatchObject({ key: 'reporting.narrative.headline.late.constraint' });
  const { owner: database } = portico.server.database;
  await sql`update audit_entry set note = 'The quay is frozen until then.' where id = (
    select entry_id from change_record where field = 'constraint_date' order by entry_id desc limit 1)`.execute(
    database,
  );
  expect(await headline(20)).toMatchObject({
    key: 'reporting.narrative.headline.late.noted',
    parameters: {
      reason: 'The quay is frozen until then',
      on: { kind: 'date', at: '2026-01-05' },
      task: { name: 'Dig' },
    },
  });
  // another date is held for another reason, which nobody noted
  await change(field('constraintDate', at('2026-02-02T08:00:00'), at('2026-02-03T08:00:00')));
  expect(await headline(21)).toMatchObject({ key: 'reporting.narrative.headline.late.constraint' });
});
