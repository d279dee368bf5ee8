import { expect, test } from 'vitest';
import { parsePlanTime } from '#engine';
import { OperationError } from '#platform/contract';
import type { GridValue } from '#platform/web/grid/cell-editor';
import { createFormat } from '#platform/web/words/format';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import { applyChanges } from './apply-changes.ts';
import { madeIn, uidsOf, withUids } from './command-queue.ts';
import { tellConflict } from './conflict-words.ts';
import { parseEarning } from './earning-notation.ts';
import { PeopleChanges } from './people-changes.ts';
import { planEditors, readingWords } from './plan-editors.ts';
import { changesOf, newTasks } from './plan-edits.ts';
import { type Plan, readPlan } from './read-plan.ts';
import { viewOf } from './testing.ts';

const day = 4800;
const words = createWords('en', { plans: en });
const t = (key: string, values = {}) => words.text(`plans.${key}`, values);
const format = createFormat('en');
const reading = readingWords(t as never, format);
const at = (text: string) => parsePlanTime(text) ?? 0;
const links = [
  { predecessorUid: 2, successorUid: 3, lagUnit: 2 },
  { predecessorUid: 2, successorUid: 4, type: 1, lag: 2 * day, lagUnit: 2 },
];
const view = viewOf(['Phase', '. Design', '. Build', '. Test', 'Done'], links);
const plan = readPlan(view);
const editors = planEditors(plan, t as never, format);
const row = (uid: number) => plan.byUid.get(uid) ?? expect.fail(`no task ${uid}`);

/** Numbers for who comes, from -101 on. */
function peopleOf(of: Plan) {
  let last = -100;
  return new PeopleChanges(of, reading, () => --last);
}

/** What is asked of the server when these texts are typed. */
function typed(uid: number, cells: Readonly<Record<string, string>>) {
  const edits = Object.entries(cells).map(([column, text]) => {
    const read = editors[column]?.parse(text, row(uid)) ?? expect.fail(column);
    return { row: row(uid), column, value: 'value' in read ? read.value : expect.fail(read.error) };
  });
  return changesOf(plan, edits, reading, peopleOf(plan));
}
const faultOf = (uid: number, column: string, text: string) => {
  const read = editors[column]?.parse(text, row(uid));
  return read && 'error' in read ? read.error : null;
};
const field = (id: string, name: string, from: unknown, to: unknown) => ({ entity: 'task', id, field: name, from, to });

test('cells become changes of the fields that they say, and of those alone', () => {
  expect(typed(2, { task: 'Draft' })).toEqual([field('2', 'name', 'Design', 'Draft')]);
  expect(typed(2, { task: 'Design', percent: '0 %' })).toEqual([]);
  expect(typed(2, { duration: '2 wks?' })).toEqual([
    field('2', 'durationTicks', day, 10 * day),
    field('2', 'durationUnit', 'days', 'weeks'),
    field('2', 'isEstimated', false, true),
  ]);
  expect(typed(2, { deadline: '6 Nov' })).toEqual([field('2', 'deadline', null, at('2026-11-06T17:00'))]);
});

test('a typed start or finish holds the task there, both together give it their length', () => {
  const day9 = at('2026-11-09T08:00');
  expect(typed(2, { start: '9 Nov' })).toEqual([
    field('2', 'constraintType', 'ASAP', 'SNET'),
    field('2', 'constraintDate', null, day9),
  ]);
  expect(typed(2, { finish: '9 Nov' })).toEqual([
    field('2', 'constraintType', 'ASAP', 'FNET'),
    field('2', 'constraintDate', null, at('2026-11-09T17:00')),
  ]);
  expect(typed(2, { start: '9 Nov', finish: '11 Nov' })).toEqual([
    field('2', 'durationTicks', day, 3 * day),
    field('2', 'constraintType', 'ASAP', 'SNET'),
    field('2', 'constraintDate', null, day9),
  ]);
  expect(typed(2, { start: '' })).toEqual([]);
  expect(faultOf(2, 'start', 'soon')).toMatch(/^This is no date/);
  expect(editors.start?.isEditable?.(row(1))).toBe(false);
});

test('predecessors come, change and go as links', () => {
  const lag = { kind: 'working', ticks: day, unit: 'days' };
  expect(typed(3, { after: '2FS+1d' })).toEqual([
    { entity: 'link', id: '2-3', field: 'lag', from: { kind: 'working', ticks: 0, unit: 'days' }, to: lag },
  ]);
  expect(typed(4, { after: '2; 3' })).toMatchObject([
    { entity: 'link', id: '2-4', field: 'type', from: 'SS', to: 'FS' },
    { entity: 'link', id: '2-4', field: 'lag' },
    { entity: 'link', id: '3-4', field: null, from: null, to: { type: 'FS' } },
  ]);
  expect(typed(4, { after: '' })).toEqual([{ entity: 'link', id: '2-4', field: null, from: { type: 'SS' }, to: null }]);
});

test('a constraint without a date gets where the task stands, a date alone means no earlier', () => {
  const start = view.project.start;
  const choose = (value: GridValue) =>
    changesOf(plan, [{ row: row(2), column: 'constraint', value }], reading, peopleOf(plan));
  expect(choose('MSO')).toEqual([
    field('2', 'constraintType', 'ASAP', 'MSO'),
    field('2', 'constraintDate', null, start),
  ]);
  expect(typed(2, { constraintDate: '9 Nov 2026' })).toEqual([
    field('2', 'constraintType', 'ASAP', 'SNET'),
    field('2', 'constraintDate', null, at('2026-11-09T08:00')),
  ]);
});

test('what cannot be read is told in a sentence', () => {
  expect(faultOf(2, 'task', '')).toContain('needs a name');
  expect(faultOf(2, 'duration', 'soon')).toContain('no duration');
  expect(faultOf(2, 'percent', '101')).toContain('from 0 to 100');
  expect(faultOf(2, 'after', '9')).toBe('There is no row 9.');
  expect(faultOf(2, 'after', '2')).toContain('cannot wait for itself');
  expect(faultOf(2, 'after', '1')).toContain('Row 1 is a summary of this task');
  expect(faultOf(2, 'deadline', 'never')).toContain('no date');
  expect(editors.duration?.isEditable?.(row(1))).toBe(false);
});

test('lines of a table become tasks one after the other, their predecessors by the numbers that they get', () => {
  const rows = [
    { task: 'Train', duration: '3d', after: '5' },
    { task: 'Hand over', after: '6SS' },
  ];
  const made = newTasks(
    plan,
    { rows, uids: [-1, -2], place: { parentUid: null, afterUid: 5 }, name: 'New' },
    reading,
    peopleOf(plan),
  );
  if ('unknown' in made) expect.fail('unknown');
  const after = readPlan(applyChanges(view, made));
  expect(after.rows.slice(5).map(({ name, durationTicks }) => [name, durationTicks])).toEqual([
    ['Train', 3 * day],
    ['Hand over', day],
  ]);
  expect(after.rows[6]?.incoming.map(({ from, type }) => [from.name, type])).toEqual([['Train', 'SS']]);
  const beyond = { rows: [{ after: '9' }], uids: [-1], place: { parentUid: null, afterUid: 5 }, name: 'New' };
  expect(newTasks(plan, beyond, reading, peopleOf(plan))).toEqual({ unknown: 9 });
});

test('a page shows at once what it asked for', () => {
  const changes = [
    ...typed(3, { task: 'Make', duration: '0', percent: '40', after: '' }),
    { entity: 'task', id: '2', field: null, from: {}, to: null } as const,
  ];
  const after = readPlan(applyChanges(view, changes));
  expect(after.rows.map(({ name }) => name)).toEqual(['Phase', 'Make', 'Test', 'Done']);
  expect(after.byUid.get(3)).toMatchObject({ percentComplete: 40, durationTicks: 0, isMilestone: true });
  expect(after.links).toEqual([]);
  expect(plan.rows).toHaveLength(5);
});

test('what was made meanwhile is asked for under its uid', () => {
  const changes = [
    { entity: 'task', id: '-1', field: 'name', from: 'New', to: 'Train' },
    { entity: 'task', id: '-2', field: null, from: null, to: { name: 'x', place: { parentUid: -1, afterUid: null } } },
    { entity: 'link', id: '-1--2', field: null, from: null, to: {} },
    { entity: 'assignment', id: '-5', field: null, from: null, to: { taskUid: -1, resourceUid: -3, units: 1 } },
    { entity: 'assignment', id: '-4', field: 'units', from: 1, to: 0.5 },
    { entity: 'assignment', id: '-4', field: null, from: {}, to: null },
    { entity: 'project', id: 'a-project', field: 'name', from: 'a', to: 'b' },
  ] as const;
  const made = [
    { entity: 'task', id: '-1', uid: 17 },
    { entity: 'resource', id: '-3', uid: 4 },
    { entity: 'assignment', id: '-4', uid: 17 },
  ] as const;
  expect(withUids(changes, uidsOf(made))).toMatchObject([
    { id: '17' },
    { id: '-2', to: { place: { parentUid: 17 } } },
    { id: '17--2' },
    { id: '-5', to: { taskUid: 17, resourceUid: 4 } },
    { id: '17' },
    { id: '17' },
    { id: 'a-project' },
  ]);
  // a plan fetched since shows the task, and neither the resource nor the assignment
  expect([...madeIn({ ...view, tasks: { ...view.tasks, uid: [...view.tasks.uid, 17] } }, made)]).toEqual([[-1, 17]]);
});

test('a conflict says who made it what, in the words of the column', () => {
  const tell = (conflict: object) => {
    const error = new OperationError(
      { code: 'changed-meanwhile', status: 409, message: 'x' },
      { conflicts: [conflict] },
    );
    return (tellConflict(error, plan, t as never, format) as Error).message;
  };
  expect(tell({ entity: 'task', field: 'durationTicks', now: 3 * day, byName: 'Ana' })).toContain(
    'Ana changed this to “3 d”',
  );
  expect(tell({ entity: 'task', field: 'deadline', now: at('2026-11-06T17:00') })).toContain(
    'Somebody changed this to “6 Nov 2026”',
  );
  expect(tell({ entity: 'task', field: 'name', now: null, byName: 'Ana' })).toContain('Ana deleted this task');
});

test('people are typed by name and share: who is new joins the plan, who is left out leaves the task', () => {
  const staffed = readPlan({
    ...view,
    resources: { uid: [1, 4], name: ['Ana', 'Ben'], isWork: [true, true] },
    assignments: { uid: [7, 9], taskUid: [2, 2], resourceUid: [1, 4], workTicks: [day, day], units: [1, 0.5] },
  });
  const design = staffed.byUid.get(2) ?? expect.fail();
  expect(planEditors(staffed, t as never, format).people?.textOf(design)).toBe('Ana; Ben [50 %]');
  expect(design.workTicks).toBe(2 * day);
  expect(staffed.byUid.get(1)?.workTicks).toBe(2 * day);
  const edit = (value: string) =>
    changesOf(staffed, [{ row: design, column: 'people', value }], reading, peopleOf(staffed));
  expect(edit('Ana; Ben [50 %]')).toEqual([]);
  expect(edit('ana [80%]')).toEqual([
    { entity: 'assignment', id: '7', field: 'units', from: 1, to: 0.8 },
    { entity: 'assignment', id: '9', field: null, from: {}, to: null },
  ]);
  const joined = edit('Ana; Ben [50 %]; Cy');
  expect(joined).toEqual([
    { entity: 'resource', id: '-101', field: null, from: null, to: { name: 'Cy' } },
    { entity: 'assignment', id: '-102', field: null, from: null, to: { taskUid: 2, resourceUid: -101, units: 1 } },
  ]);
  // shown at once, until the server has answered
  const shown = readPlan(applyChanges(staffed.view, joined)).byUid.get(2);
  expect(shown?.people.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Cy']);
  expect(['Ana [x]', 'Ana; ana', '[50 %]'].map((text) => faultOf(2, 'people', text) !== null)).toEqual([
    true,
    true,
    true,
  ]);
  const paste = newTasks(staffed, { rows: [{ task: 'A', people: 'Dee' }, { task: 'B', people: 'Dee; Ana' }], uids: [-1, -2], place: { parentUid: null, afterUid: null }, name: 'New' }, reading, peopleOf(staffed)); // biome-ignore format: one call
  const come = Array.isArray(paste) ? paste.filter(({ entity }) => entity !== 'task') : [];
  expect(come.map(({ entity, id }) => [entity, id])).toEqual([['resource', '-101'], ['assignment', '-102'], ['assignment', '-103'], ['assignment', '-104']]); // biome-ignore format: one list
});

test('work is typed in hours, type and effort are chosen', () => {
  expect(typed(2, { work: '40' })).toEqual([field('2', 'workTicks', null, 5 * day)]);
  expect(typed(2, { work: '2d' })).toEqual([field('2', 'workTicks', null, 2 * day)]);
  expect(faultOf(2, 'work', '2ed')).toBe(t('plan.edit.work'));
  expect(editors.taskType?.choices?.(row(2)).map(({ label }) => label)).toEqual(['Fixed units', 'Fixed duration', 'Fixed work']); // biome-ignore format: one check
  const edit = changesOf(plan, [{ row: row(2), column: 'taskType', value: 'fixed-work' }, { row: row(2), column: 'effortDriven', value: 'yes' }], reading, peopleOf(plan)); // biome-ignore format: one call
  expect(edit).toEqual([field('2', 'type', 'fixed-units', 'fixed-work'), field('2', 'isEffortDriven', false, true)]);
});

test('rules of earning are chosen, or typed with their numbers, and read back as they are shown', () => {
  const rule = (text: string) => typed(2, { earning: text })[0]?.to;
  expect(rule('25/75')).toEqual({ kind: 'fixed', startPercent: 25 });
  expect(rule('40 %')).toEqual({ kind: 'physical-percent', percent: 40 });
  expect(rule('3 of 8')).toEqual({ kind: 'units', done: 3, planned: 8 });
  expect(rule('3: 30; 5: 70')).toEqual({ kind: 'milestones', milestones: [{ uid: 3, weight: 30 }, { uid: 5, weight: 70 }] }); // biome-ignore format: one check
  expect(rule('As row 4')).toEqual({ kind: 'apportioned', toUid: 4 });
  expect(typed(2, { earning: 'percent-complete' })).toEqual([]);
  for (const text of [
    '30/70',
    '140 %',
    '3 of 0',
    '2: 30',
    '9: 30',
    '3: 30; 3: 70',
    'as row 2',
    'as row 99',
    'whatever',
  ])
    expect([text, faultOf(2, 'earning', text)]).toEqual([text, t('plan.edit.earning')]);
  for (const text of ['25/75', '40 %', '3 of 8', '3: 30; 5: 70', 'As row 4']) {
    const shown = readPlan(applyChanges(view, typed(2, { earning: text }) as never));
    const design = shown.byUid.get(2) ?? expect.fail();
    const again = editors.earning?.textOf(design) ?? '';
    expect(parseEarning(again, shown, design, reading)).toEqual(design.earning);
  }
});
