import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { formatPlanTime, schedule } from '#engine';
import { readPlan } from '#formats';
import { commit, computedPlan, testOwner, testPortico, upload } from '#modules/reporting/testing';

const portico = await testPortico();

const table = (name: string, columns: string, ...rows: string[]) =>
  [`%T\t${name}`, `%F\t${columns.replaceAll(' ', '\t')}`, ...rows.map((row) => `%R\t${row.replaceAll('|', '\t')}`)].join('\r\n'); // biome-ignore format: one text

/**
 * From the data date, Monday 12 January: A takes ten days; B began on the 8th, out of sequence, and has two left, which
 * wait for A by retained logic. The plan must finish by the 30th.
 */
const xer = [
  'ERMHDR\t20.12\t2026-01-05\tProject\tadmin\tadmin\tdb\tProject Management\tEUR',
  table('PROJECT', 'proj_id proj_short_name last_recalc_date plan_start_date plan_end_date', '1|P|2026-01-12 08:00|2026-01-05 08:00|2026-01-30 17:00'), // biome-ignore format: one table
  table('SCHEDOPTIONS', 'proj_id sched_retained_logic sched_progress_override', '1|Y|N'),
  table('TASK', 'task_id proj_id task_code task_name task_type remain_drtn_hr_cnt act_start_date', '1|1|A|A|TT_Task|80|', '2|1|B|B|TT_Task|16|2026-01-08 08:00', '3|1|M|M|TT_FinMile|0|'), // biome-ignore format: one table
  table('TASKPRED', 'task_pred_id task_id pred_task_id pred_type', '1|2|1|PR_FS', '2|3|2|PR_FS'),
  '%E\r\n',
].join('\r\n');

test('a plan of Primavera keeps the options that it was scheduled by, through the database and the worker', async () => {
  const owner = await testOwner(portico, '2026-01-12T09:00:00.000Z');
  const { importId } = await upload(owner, Buffer.from(xer), { fileName: 'p.xer' });
  const done = await commit(owner, { importId, target: { kind: 'new', name: 'P', officeId: owner.officeId } });
  const { tasks } = await computedPlan(owner, done.result?.projectId ?? '');
  const text = (at: number | null | undefined) => (at == null ? null : formatPlanTime(at).slice(0, 16));
  const stored = tasks.uid.map((uid, index) => [uid, text(tasks.finish[index]), tasks.totalSlackTicks[index]]);
  const read = await readPlan(Readable.from([Buffer.from(xer)]));
  if (!read.ok) throw new Error('The file was refused.');
  const ours = schedule(read.plan).tasks.map(({ uid, finish, totalSlackTicks }) => [
    uid,
    text(finish),
    totalSlackTicks,
  ]);
  expect(stored).toEqual(ours);
  // A ends on the 23rd, the rest of B takes the 26th and 27th; three days are left until the 30th.
  expect(stored).toEqual([[1, '2026-01-23T17:00', 14_400], [2, '2026-01-27T17:00', 14_400], [3, '2026-01-27T17:00', 14_400]]); // biome-ignore format: one check
});
