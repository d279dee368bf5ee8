import { describe, expect, test } from 'vitest';
import { checkPlan } from '../quality/check-plan.ts';
import { causeKinds } from '../quality/finish-variance.ts';
import { againstBaseline, chain, day, done, monday, noComparison, pairs, withProject } from '../quality/testing.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testPlan } from '../schedule/testing.ts';
import { placeFinding, placeMessage } from './place-records.ts';
import { baseline, read, rig, tell, words } from './testing.ts';

describe('a project is told', () => {
  test('late past its tolerance: what moves, by how much, what drives it, and all causes of the difference', () => {
    // 12 days on the rig and 3 on the build: 15 working days after 23 January is 13 February
    const { status, statusRule, varianceDays, headline, narrative, topFinding } = tell(rig(8, 22));
    expect({ status, varianceDays, code: topFinding?.code }).toEqual({ status: 'red', varianceDays: 15, code: 'baseline.finish-late' }); // biome-ignore format: one record
    expect(read(headline)[0]).toBe(
      '“Go-live” moves from 23 Jan to 13 Feb (+15 d), driven by “Rig” (+12 d, takes longer).',
    );
    expect(read([statusRule])).toEqual([
      'The finish is 15 d later than planned, more than the tolerance of 10 d, so the schedule is red and needs a decision.',
    ]);
    expect(read(narrative).slice(0, 2)).toEqual([
      '“Rig” takes longer than planned (+12 d).',
      '“Build” takes longer than planned (+3 d).',
    ]);
    expect(narrative.length).toBeLessThanOrEqual(5);
  });

  test('the two causes that did most to it, the one that did most against it, and the sum of the others', () => {
    // five tasks of a week each: 11, 9, 1, 7 and 6 days instead of 5 are +6, +4, −4, +2 and +1 of +9
    const weeks = [5, 12, 19, 26, 33].map((first) => new Date(Date.UTC(2026, 0, first)).toISOString().slice(0, 10));
    const fridays = weeks.map((monday) => new Date(Date.parse(monday) + 4 * 86_400_000).toISOString().slice(0, 10));
    const tasks = [11, 9, 1, 7, 6].map((days, nth) => ({ name: `Part ${nth}`, durationTicks: days * day, ...baseline(`${weeks[nth]}T08:00`, `${fridays[nth]}T17:00`, 5) })); // biome-ignore format: one record
    const plan = withProject(chain(tasks), { statusDate: at('2026-01-05T08:00') });
    expect(read(tell(plan, { ...againstBaseline, toleranceDays: 5 }).narrative).slice(0, 4)).toEqual([
      '“Part 0” takes longer than planned (+6 d).',
      '“Part 1” takes longer than planned (+4 d).',
      '“Part 2” takes less time than planned (−4 d).',
      'Two other causes make up the rest (+3 d).',
    ]);
  });

  test('late within its tolerance', () => {
    const { status, headline } = tell(rig(5, 12));
    expect(status).toBe('amber');
    expect(read(headline)[0]).toBe(
      '“Go-live” moves from 23 Jan to 27 Jan (+2 d), driven by “Rig” (+2 d, takes longer).',
    );
  });

  test('with nothing wrong', () => {
    const { status, statusRule, headline, narrative } = tell(rig(5, 10));
    expect(status).toBe('green');
    expect(read(headline)).toEqual([
      'Warehouse Link is forecast to meet its planned finish, 23 Jan, and no major finding is open.',
    ]);
    expect(read([statusRule, ...narrative])).toEqual([
      'The finish is as planned, so the schedule is green.',
      'The finish now waits for “Build”, due 9 Jan.',
    ]);
  });

  test('kept on paper only, where work is overdue by more than its slack', () => {
    // Build, without slack, was to end on Friday 9 January: overdue from Monday 12 on, by more than none from Tuesday on
    const on = (now: string) => tell(rig(5, 10), { ...againstBaseline, now: at(now) });
    expect(on('2026-01-12T09:00').status).toBe('green');
    const { status, statusRule, headline } = on('2026-01-13T09:00');
    expect(status).toBe('amber');
    expect(read([...headline.slice(0, 1), statusRule])).toEqual([
      'Warehouse Link is forecast to meet its planned finish, 23 Jan.',
      'The finish is as planned on paper, but “Build” is overdue by more than its slack, so the schedule is amber: the finish holds only if that is made up.',
    ]);
  });

  test('earlier than planned', () => {
    const { headline, statusRule } = tell(rig(5, 8));
    expect(read([...headline.slice(0, 1), statusRule])).toEqual([
      'Warehouse Link ends on 21 Jan, earlier than planned (−2 d).',
      'The finish is 2 d earlier than planned, so the schedule is green.',
    ]);
  });

  test('whose finish has passed with work open: late by what is left from today on, red past the tolerance', () => {
    // planned and computed to end on Friday 23 January: 15 days' work, from Monday 9 February on, ends five weeks later
    const on = (now: string) => tell(rig(5, 10), { ...againstBaseline, now: at(now) });
    expect(on('2026-01-23T18:00')).toMatchObject({ status: 'amber', varianceDays: 0 });
    // of which all but going live is done: Monday 26 January is one working day later
    const built = [done('2026-01-05T08:00', '2026-01-09T17:00'), done('2026-01-12T08:00', '2026-01-23T17:00')];
    const ready = { ...rig(5, 10), tasks: rig(5, 10).tasks.map((task, nth) => ({ ...task, ...built[nth] })) };
    const amber = tell(ready, { ...againstBaseline, now: at('2026-01-26T09:00') });
    expect(amber).toMatchObject({ status: 'amber', varianceDays: 1, forecastFinish: at('2026-01-26T17:00') });
    expect(amber.topFinding).toMatchObject({ code: 'progress.finish-passed', severity: 'major' });
    const red = on('2026-02-09T09:00');
    expect(red).toMatchObject({ status: 'red', varianceDays: 25, forecastFinish: at('2026-02-27T17:00') });
    expect(red.topFinding).toMatchObject({ code: 'progress.finish-passed', severity: 'critical' });
    expect(read([...red.headline.slice(0, 1), red.statusRule, ...red.narrative.slice(0, 1)])).toEqual([
      'Warehouse Link should have ended on 23 Jan, but none of its tasks is done (+25 d at least).',
      'The plan’s finish, 23 Jan, is past: if all open work went on today, it would end 25 d late, more than the tolerance of 10 d, so the schedule is red and needs a decision.',
      'What is still open after the plan’s finish can only go on from today (+25 d).',
    ]);
    expect(read(red.narrative).at(-1)).toBe(
      'No date of this plan can be relied on until what is done is recorded and the rest is replanned, from “Build” on.',
    );
    const uncompared = tell(rig(5, 10), { ...noComparison, now: at('2026-02-09T09:00') });
    expect(uncompared).toMatchObject({ status: 'red', varianceDays: null });
    expect(read(uncompared.headline)[0]).toBe('Warehouse Link should have ended on 23 Jan, but none of its tasks is done.'); // biome-ignore format: one line
  });

  test('against its first import, and says so', () => {
    const plan = chain([{ name: 'Build', durationTicks: 5 * day }]);
    const comparison = {
      kind: 'first-import',
      at: at('2025-11-03T09:00'),
      finish: at('2026-01-07T17:00'),
      startByUid: new Map([[1, at('2026-01-05T08:00')]]),
      finishByUid: new Map([[1, at('2026-01-07T17:00')]]),
    } as const;
    const { status, headline, narrative } = tell(plan, { ...noComparison, comparison });
    expect(status).toBe('amber');
    expect(read(headline)[0]).toBe(
      'Warehouse Link moves from 7 Jan to 9 Jan (+2 d), driven by “Build” (+2 d, takes longer).',
    );
    expect(read(narrative)).toContain('Dates are compared with the first import of 3 Nov 2025, as no baseline is set.'); // biome-ignore format: one line
  });

  test('without anything to compare with', () => {
    const { status, varianceDays, headline } = tell(chain([{}]), noComparison);
    expect([status, varianceDays]).toEqual(['grey', null]);
    expect(read(headline)).toEqual(['Warehouse Link ends on 5 Jan; set a baseline to see from now on what moves it.']);
  });

  test('with its urgent finding first where the finish is kept', () => {
    const tuesday = baseline('2026-01-05T08:00', '2026-01-06T17:00', 2);
    const plan = chain([{ ...tuesday, durationTicks: 2 * day, deadline: at('2026-01-05T17:00') }]);
    expect(read(tell(plan).headline)).toEqual([
      'The only open deadline will be missed: “Task 1” ends 6 Jan, due 5 Jan (+1 d).',
      'Warehouse Link is forecast to meet its planned finish, 6 Jan.',
    ]);
  });

  test('empty, and complete', () => {
    expect(tell(testPlan([]))).toMatchObject({ status: 'grey', varianceDays: null });
    expect(read(tell(testPlan([])).headline)).toEqual(['The plan is empty: import a file, or set up its first tasks.']);
    const closed = chain([{ ...monday, ...done('2026-01-05T08:00', '2026-01-05T17:00') }]);
    const late = chain([{ ...monday, durationTicks: 3 * day, ...done('2026-01-05T08:00', '2026-01-07T17:00') }]);
    const ended = tell(late, { ...againstBaseline, now: at('2026-01-09T08:00') });
    expect(read(ended.headline)).toEqual([
      'Warehouse Link ended on 7 Jan, later than planned, which was 5 Jan (+2 d).',
    ]);
    expect(read(ended.narrative)).toContain('All tasks are complete.');
    expect(read(tell(closed, { ...againstBaseline, now: at('2026-01-06T08:00') }).narrative)).toContain('All tasks are complete.'); // biome-ignore format: one line
  });

  test.each(Object.entries(pairs))('whatever it has: %s', (_, [plan, , context]) => {
    const { headline, narrative } = tell(plan, { ...noComparison, ...context });
    expect(headline.length).toBeGreaterThan(0);
    for (const sentence of read([...headline, ...narrative])) expect(sentence).toMatch(/^“?[A-Z0-9].*\.$/);
  });

  test.each(causeKinds)('with words for the cause %s', (kind) => {
    const isLate = kind !== 'removed-work'; // what is dropped makes nothing late
    expect([words.has(`reporting.narrative.headline.late.${kind}`), words.has(`reporting.narrative.cause.${kind}`)]).toEqual([isLate, true]); // biome-ignore format: one line
  });
});

test('records are placed among the plans', () => {
  const plan = rig(8, 22);
  const [finding] = checkPlan(plan, schedule(plan), againstBaseline);
  const place = ({ kind, id }: { kind: string; id: string }) => (kind === 'task' ? { kind, id: `p/${id}` } : { kind, id: 'q' }); // biome-ignore format: one line
  expect(finding && placeFinding(finding, place)).toMatchObject({
    subject: { kind: 'project', id: 'q' },
    values: { task: { record: { kind: 'task', id: 'p/2' } }, days: { days: 15 } },
    records: [{ id: 'p/1' }, { id: 'p/2' }, { id: 'p/3' }],
  });
  const [headline] = tell(plan).headline;
  expect(headline && placeMessage(headline, place).parameters).toMatchObject({ end: { record: { id: 'p/3' } } });
});
