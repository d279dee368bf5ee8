import { expect, test } from 'vitest';
import { commit, computedPlan, testOwner, testPortico, until, upload } from '#modules/reporting/testing';

const portico = await testPortico();

const table = (name: string, columns: string, ...rows: string[]) =>
  [`%T\t${name}`, `%F\t${columns.replaceAll(' ', '\t')}`, ...rows.map((row) => `%R\t${row.replaceAll('|', '\t')}`)].join('\r\n'); // biome-ignore format: one text

/** The first project has two activities, the second one. */
const xer = [
  'ERMHDR\t20.12\t2026-01-05\tProject\tadmin\tadmin\tdb\tProject Management\tEUR',
  table('PROJECT', 'proj_id proj_short_name last_recalc_date plan_start_date', '1|Quay|2026-01-12 08:00|2026-01-05 08:00', '2|Crane|2026-01-12 08:00|2026-01-05 08:00'), // biome-ignore format: one table
  table('TASK', 'task_id proj_id task_code task_name task_type remain_drtn_hr_cnt', '1|1|A|Dig|TT_Task|80', '2|1|B|Pour|TT_Task|16', '3|2|C|Lift|TT_Task|8'), // biome-ignore format: one table
  '%E\r\n',
].join('\r\n');

test('of a file with two projects the one chosen is told of and taken', async () => {
  const owner = await testOwner(portico, '2026-01-12T09:00:00.000Z');
  const first = await upload(owner, Buffer.from(xer), { fileName: 'port.xer' });
  expect(first.fidelity).toMatchObject({ plans: [{ name: 'Quay', tasks: 2 }, { name: 'Crane', tasks: 1 }], taken: 0, counts: { tasks: 2 } }); // biome-ignore format: one check
  expect(first.proposal).toMatchObject({ kind: 'new', name: 'Quay' });
  const others = (shown: typeof first) =>
    shown.fidelity?.problems.filter(({ code }) => code === 'other-project').map(({ sentence }) => sentence.parameters.value); // biome-ignore format: one pipe
  expect(others(first)).toEqual(['Crane']);

  const { importId } = first;
  await expect(owner.plans.choosePlan({ importId, place: 2 })).rejects.toMatchObject({ code: 'plan-not-in-file' });
  await owner.plans.choosePlan({ importId, place: 1 });
  const second = await until(
    () => owner.plans.getImport({ importId }),
    ({ state }) => state !== 'reading',
  );
  expect(second).toMatchObject({ state: 'ready', fidelity: { taken: 1, counts: { tasks: 1 } }, proposal: { kind: 'new', name: 'Crane' } }); // biome-ignore format: one check
  expect(others(second)).toEqual(['Quay']);
  const done = await commit(owner, { importId, target: { kind: 'new', name: 'Crane', officeId: owner.officeId } });
  const { tasks } = await computedPlan(owner, done.result?.projectId ?? '');
  expect(tasks.uid).toEqual([3]);
});
