import { expect, test } from 'vitest';
import { formatPlanTime, schedule } from '#engine';
import { planAt } from '../plan/plan-at.ts';
import { readText } from '../testing.ts';
import { pmxml, type Records, xer } from './testing.ts';

const week = (time: string) => [2, 3, 4, 5, 6].map((day) => `(0||${day}()(${time}))`).join('');
/** Monday to Friday 8–12 and 13–17, but for 7 January 2026 (day 46029), and a morning on the 10th, a Saturday. */
const clndrData = `(0||CalendarData()((0||DaysOfWeek()((0||1()())${week('(0||0(s|08:00|f|12:00)())(0||1(s|13:00|f|17:00)())')}(0||7()())))(0||Exceptions()((0||0(d|46029)())(0||1(d|46032)((0||0(s|08:00|f|12:00)())))))))`;
const hours = (...times: readonly [string, string][]) => times.map(([start, finish]) => `<WorkTime><Start>${start}</Start><Finish>${finish}</Finish></WorkTime>`).join(''); // biome-ignore format: one text
const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const office = hours(['08:00:00', '11:59:00'], ['13:00:00', '16:59:00']);
const calendarElement = `<Calendar><ObjectId>7</ObjectId><Name>Site</Name><HoursPerDay>8</HoursPerDay><HoursPerWeek>40</HoursPerWeek><HoursPerMonth>160</HoursPerMonth><StandardWorkWeek>${days.map((day) => `<StandardWorkHours><DayOfWeek>${day}</DayOfWeek>${office}</StandardWorkHours>`).join('')}${['Saturday', 'Sunday'].map((day) => `<StandardWorkHours><DayOfWeek>${day}</DayOfWeek></StandardWorkHours>`).join('')}</StandardWorkWeek><HolidayOrExceptions><HolidayOrException><Date>2026-01-07T00:00:00</Date></HolidayOrException><HolidayOrException><Date>2026-01-10T00:00:00</Date>${hours(['08:00:00', '11:59:00'])}</HolidayOrException></HolidayOrExceptions></Calendar>`;

const date = (text: string) => `${text}:00`;
const common = { calendar: 7, wbs: 20, durationType: 'Fixed Duration and Units' };

/** One project as both formats can say it: work that is done, under way and to come. */
const project: Records = {
  project: [
    { id: 1, code: 'PUMP', name: 'Pump house', plannedStart: date('2026-01-05 08:00'), dataDate: date('2026-01-08 08:00'), calendar: 7, criticalHours: 0, wbs: 10, guid: '{00112233-4455-6677-8899-AABBCCDDEEFF}' }, // biome-ignore format: one record
  ],
  wbs: [
    { id: 10, project: 1, code: 'PUMP', name: 'Pump house', isProject: 'Y' },
    { id: 20, project: 1, parent: 10, code: 'C', name: 'Civil works', order: 2 },
    { id: 30, project: 1, parent: 20, code: 'R', name: 'Roof', order: 1 },
    { id: 40, project: 1, parent: 10, code: 'E', name: 'Nothing yet', order: 1 },
  ],
  activity: [
    { ...common, id: 103, project: 1, code: 'A30', name: 'Pour', type: 'Task Dependent', status: 'Not Started', plannedHours: '12,5', remainingHours: '12,5', constraint: 'Start On or After', constraintDate: date('2026-01-12 08:00'), constraint2: 'Finish On or Before', constraintDate2: date('2026-01-20 17:00') }, // biome-ignore format: one record
    { ...common, id: 101, project: 1, code: 'A10', name: 'Dig', type: 'Task Dependent', status: 'Completed', plannedHours: 16, remainingHours: 0, actualStart: date('2026-01-05 08:00'), actualFinish: date('2026-01-06 17:00') }, // biome-ignore format: one record
    { ...common, id: 102, project: 1, code: 'A20', name: 'Forms', type: 'Task Dependent', status: 'In Progress', plannedHours: 16, remainingHours: 12, actualStart: date('2026-01-06 13:00'), priority: 'High' }, // biome-ignore format: one record
    { ...common, id: 104, project: 1, code: 'A40', name: 'Opening', type: 'Finish Milestone', status: 'Not Started', plannedHours: 0, remainingHours: 0, wbs: 30 }, // biome-ignore format: one record
  ],
  relationship: [
    { predecessor: 102, successor: 103, type: 'Finish to Start', lagHours: 4, project: 1, otherProject: 1 },
    { predecessor: 103, successor: 104, type: 'Finish to Finish', lagHours: '-2,5', project: 1, otherProject: 1 },
  ],
  resource: [{ id: 5, name: 'Crew', code: 'CR', type: 'Labor', calendar: 7 }],
  rate: [
    { resource: 5, from: date('2026-02-01 00:00'), maxUnits: 3, price: 50 },
    { resource: 5, from: date('2025-01-01 00:00'), maxUnits: 2, price: '40,5' },
  ],
  role: [{ id: 9, name: 'Surveyor' }],
  assignment: [
    {
      id: 900,
      activity: 103,
      project: 1,
      resource: 5,
      plannedUnits: 25,
      remainingUnits: 25,
      actualUnits: 0,
      unitsPerTime: 2,
    },
    {
      id: 901,
      activity: 103,
      project: 1,
      role: 9,
      plannedUnits: 12.5,
      remainingUnits: 12.5,
      actualUnits: 0,
      unitsPerTime: 1,
    },
  ],
};
const calendarRow = { id: 7, name: 'Site', hoursPerDay: 8, hoursPerWeek: 40, hoursPerMonth: 160, data: clndrData };
const wbsWithName: Records['project'] = project.project?.map(({ guid, ...row }) => ({ ...row, guid: 'ABEiM0RVZneImaq7zN3u/w' })); // biome-ignore format: one list
const asXer = xer({ ...project, project: wbsWithName, calendar: [calendarRow] });
const asPmxml = pmxml(project, calendarElement).replace(/(\d{4}-\d\d-\d\d) (\d\d:\d\d)/g, '$1T$2');

test('the same project in both formats is the same plan', () => {
  const [first, second] = [readText(asXer), readText(asPmxml)];
  expect(second.plan).toEqual({ ...first.plan, project: { ...first.plan.project, currencyCode: null } });
  expect([first.format, second.format]).toEqual(['xer', 'pmxml']);
  expect([first.guid, second.guid]).toEqual(Array(2).fill('00112233-4455-6677-8899-AABBCCDDEEFF'));
  expect([first.saveVersion, second.saveVersion]).toEqual([20, 20]);
});

const { plan, faults } = readText(asXer);
const task = (uid: number) => plan.tasks.find((one) => one.uid === uid);
const text = (at: number | null | undefined) => (at == null ? null : formatPlanTime(at).slice(0, 16));

test('WBS elements are summaries in their order, activities stand under them by code, empty elements are left out', () => {
  const outline = plan.tasks.map(({ name, wbs, parentUid }) => [wbs, name, plan.tasks.find(({ uid }) => uid === parentUid)?.wbs ?? null]); // biome-ignore format: one list
  expect(outline).toEqual([
    ['C', 'Civil works', null],
    ['A10', 'Dig', 'C'],
    ['A20', 'Forms', 'C'],
    ['A30', 'Pour', 'C'],
    ['C.R', 'Roof', 'C'],
    ['A40', 'Opening', 'C.R'],
  ]);
  expect(faults.counts).toEqual({ 'empty-wbs': 1 });
});

test('the data date is the status date, from which what has not begun is planned', () => {
  expect(plan.project).toMatchObject({ name: 'Pump house', calendarUid: 7, minutesPerDay: 480, daysPerMonth: 20, areConstraintsHonoured: false }); // biome-ignore format: one check
  expect([text(plan.project.start), text(plan.project.statusDate)]).toEqual(['2026-01-08T08:00', '2026-01-08T08:00']);
});

test('progress is what is done by the data date and what remains', () => {
  // 6 January 13–17 is 4 hours, the 7th is off; of 16 hours 12 remain, so a quarter is done.
  const forms = task(102);
  expect(forms).toMatchObject({ actualDurationTicks: 2400, remainingDurationTicks: 7200, durationTicks: 9600, percentComplete: 25, priority: 700 }); // biome-ignore format: one check
  expect(text(forms?.resume)).toBe('2026-01-08T08:00');
  expect(task(101)).toMatchObject({ actualDurationTicks: 9600, remainingDurationTicks: 0, percentComplete: 100 });
});

test('constraints, a second one as a deadline, lags in hours, decimal commas, units and rates of the data date', () => {
  const pour = task(103);
  expect([pour?.constraintType, text(pour?.constraintDate), text(pour?.deadline), pour?.durationTicks]).toEqual(['SNET', '2026-01-12T08:00', '2026-01-20T17:00', 7500]); // biome-ignore format: one check
  expect(plan.links.map(({ type, lag }) => [type, lag.kind === 'working' && lag.ticks])).toEqual([['FS', 2400], ['FF', -1500]]); // biome-ignore format: one check
  expect(plan.resources.map(({ name, maxUnits, standardRateMinor }) => [name, maxUnits, standardRateMinor])).toEqual([['Crew', 2, 4050], ['Surveyor', 1, null]]); // biome-ignore format: one check
  expect(plan.assignments.map(({ units, workTicks, resourceUid }) => [units, workTicks, plan.resources.find(({ uid }) => uid === resourceUid)?.name])).toEqual([[2, 15_000, 'Crew'], [1, 7500, 'Surveyor']]); // biome-ignore format: one check
});

test('its schedule goes on from the data date and works on the Saturday morning', () => {
  const dates = new Map(schedule(plan).tasks.map((one) => [one.uid, one]));
  // Forms: 12 hours from the 8th 8:00 end on the 9th at 12:00; 4 hours later is 17:00; Pour waits for Monday the 12th.
  expect(text(dates.get(102)?.finish)).toBe('2026-01-09T12:00');
  expect(text(dates.get(103)?.start)).toBe('2026-01-12T08:00');
  expect(text(dates.get(103)?.finish)).toBe('2026-01-13T13:30');
});

test('activities that span others take their dates from them, senseless values are told', () => {
  const activity = [
    { id: 1, project: 1, code: 'L', name: 'Lead', type: 'TT_LOE', remainingHours: 8 },
    { id: 2, project: 1, code: 'M', name: 'Hand over', type: 'TT_FinMile' },
    { id: 3, project: 1, code: 'N', name: 'Two', type: 'TT_Task', plannedHours: 16, constraint: 'CS_MSOA', constraintDate: '2026-01-06 08:00', constraint2: 'CS_MEOA', constraintDate2: '2026-01-09 17:00' },
    { id: 4, project: 1, code: 'O', name: 'No date', type: 'TT_Task', plannedHours: 8, constraint: 'CS_MSO' },
    { id: 5, project: 1, code: 'P', name: 'Odd', type: 'TT_Odd', plannedHours: 'x', remainingHours: 8, actualStart: '2026-99-01 08:00' },
  ]; // biome-ignore format: a table
  const relationship = [{ predecessor: 3, successor: 1, type: 'PR_SS' }, { predecessor: 3, successor: 2, type: 'PR_FS' }, { predecessor: 1, successor: 2, type: 'PR_FF' }]; // biome-ignore format: a table
  const read = readText(xer({ project: [{ id: 1, plannedStart: '2026-01-05 08:00' }], activity, relationship }));
  const dates = schedule(read.plan).tasks.map(({ uid, start, finish }) => [uid, text(start), text(finish)]);
  // Two may start on the 6th but shall end no earlier than Friday the 9th: two days of work from Thursday the 8th.
  expect(dates.slice(0, 3)).toEqual([[1, '2026-01-08T08:00', '2026-01-09T17:00'], [2, '2026-01-09T17:00', '2026-01-09T17:00'], [3, '2026-01-08T08:00', '2026-01-09T17:00']]); // biome-ignore format: one check
  const [, , two, noDate, odd] = read.plan.tasks;
  expect([two?.constraintType, two?.activity?.secondConstraintType, noDate?.constraintType]).toEqual(['SNET', 'FNET', 'ASAP']); // biome-ignore format: one check
  expect([odd?.durationTicks, odd?.actualStart]).toEqual([4800, null]);
  expect(read.faults.counts).toEqual({ 'constraint-without-date': 1, 'bad-value': 2, 'bad-date': 1 });
});

test('mandatory constraints win over links, others beside them give way', () => {
  const first = { id: 1, project: 1, code: 'A', name: 'Dig', type: 'TT_Task', remainingHours: 80 };
  const file = readText(
    xer({
      project: [{ id: 1, plannedStart: '2026-01-05 08:00' }],
      activity: [first, { ...first, id: 2, name: 'Pour', constraint: 'CS_MANDSTART', constraintDate: '2026-01-07 08:00' }, { ...first, id: 3, name: 'Ask', constraint: 'CS_MSOB', constraintDate: '2026-01-08 08:00' }],
      relationship: [{ predecessor: 1, successor: 2, type: 'PR_FS' }, { predecessor: 1, successor: 3, type: 'PR_FS' }],
    }), // biome-ignore format: a table
  );
  // Ten days of work from Monday the 5th end on Friday the 16th.
  expect(schedule(file.plan).tasks.map(({ start }) => text(start))).toEqual(['2026-01-05T08:00', '2026-01-07T08:00', '2026-01-19T08:00']); // biome-ignore format: one check
});

test('what a project that is not there once gave holds the start and the late finish, unless the options ignore it', () => {
  const activity = { id: 1, project: 1, name: 'Pour', type: 'TT_Task', remainingHours: 16, externalStart: '2026-01-14 08:00', externalFinish: '2026-01-20 17:00' }; // biome-ignore format: one record
  const rows = [activity, { ...activity, id: 2, constraint: 'CS_MEOA', constraintDate: '2026-01-09 17:00' }, { ...activity, id: 3, constraint: 'CS_MANDSTART', constraintDate: '2026-01-08 08:00' }, { ...activity, id: 4, constraint: 'CS_MSOA', constraintDate: '2026-01-16 08:00' }]; // biome-ignore format: one list
  const file = (otherProjects: string) => readText(xer({ project: [{ id: 1, plannedStart: '2026-01-05 08:00' }], options: [{ project: 1, otherProjects }], activity: rows })); // biome-ignore format: one call
  const dates = (otherProjects: string) => schedule(file(otherProjects).plan).tasks.map(({ start, lateFinish }) => [text(start), text(lateFinish)]); // biome-ignore format: one call
  // Two days of work. The plan ends on Monday the 19th at the latest (the 16th, a Friday, and that Monday), before the 20th.
  const end = '2026-01-19T17:00';
  expect(dates('SD_Both')).toEqual([['2026-01-14T08:00', end], ['2026-01-14T08:00', end], ['2026-01-08T08:00', '2026-01-09T17:00'], ['2026-01-16T08:00', end]]); // biome-ignore format: one check
  expect(dates('SD_None').map(([start]) => start)).toEqual(['2026-01-05T08:00', '2026-01-08T08:00', '2026-01-08T08:00', '2026-01-16T08:00']); // biome-ignore format: one check
  expect(file('SD_Both').plan.tasks.map(({ deadline }) => text(deadline))).toEqual(Array(4).fill('2026-01-20T17:00'));
  const early = readText(xer({ project: [{ id: 1, plannedStart: '2026-01-05 08:00' }], activity: [{ ...activity, externalStart: '', externalFinish: '2026-01-05 17:00' }] })); // biome-ignore format: one call
  // Asked for within one day, it is a day late: 8 hours of negative slack.
  expect(schedule(early.plan).tasks[0]?.totalSlackTicks).toBe(-4800);
});

test('physical progress is a rule of earning, to 100 in one format and to 1 in the other', () => {
  const activity = {
    id: 1,
    project: 1,
    name: 'Pour',
    type: 'Task Dependent',
    remainingHours: 16,
    percentType: 'Physical',
  };
  const of = (text: string) => readText(text).plan.tasks[0]?.earning;
  const project = [{ id: 1, plannedStart: '2026-01-05 08:00' }];
  expect(of(xer({ project, activity: [{ ...activity, physicalPercent: 25 }] }))).toEqual({ kind: 'physical-percent', percent: 25 }); // biome-ignore format: one check
  expect(of(pmxml({ project: [{ id: 1, plannedStart: '2026-01-05T08:00:00' }], activity: [{ ...activity, physicalPercent: 0.25 }] }))).toEqual({ kind: 'physical-percent', percent: 25 }); // biome-ignore format: one check
  expect(of(xer({ project, activity: [{ ...activity, percentType: 'CP_Drtn', physicalPercent: 25 }] }))).toBeNull();
});

test('options of scheduling are read from both formats, and are P6 its own where a file says nothing', () => {
  const ofPlan = (options: Record<string, string | number>[], more: Record<string, string> = {}) =>
    readText(xer({ project: [{ id: 1, plannedStart: '2026-01-05 08:00', ...more }], options, activity: [{ id: 1, project: 1 }] })).plan.project; // biome-ignore format: one call
  expect(ofPlan([]).options).toEqual({ progress: 'retained-logic', lagCalendar: 'predecessor', startLagFrom: 'early-start', usesExpectedFinish: false, totalFloat: 'smallest', floatCalendar: 'task', critical: 'float' }); // biome-ignore format: one check
  const said = ofPlan(
    [{ project: 1, lagCalendar: 'rcal_24Hour', retainsLogic: 'N', overridesLogic: 'Y', startLagFrom: 'N', usesExpectedFinish: 'Y', floatType: 'FT_FF', openEndsCritical: 'Y' }],
    { pathType: 'CT_DrivPath', mustFinish: '2026-03-02 17:00' },
  ); // biome-ignore format: a table
  expect(said).toMatchObject({ hasMultipleCriticalPaths: true, options: { lagCalendar: '24-hour', progress: 'progress-override', startLagFrom: 'actual-start', usesExpectedFinish: true, totalFloat: 'finish', critical: 'longest-path' } }); // biome-ignore format: one check
  expect(text(said.options?.mustFinishBy)).toBe('2026-03-02T17:00');
  const project = { id: 1, plannedStart: '2026-01-05T08:00:00', outOfSequence: 'Actual Dates', startLagFrom: 1, floatType: 'Start Float', lagCalendar: 'Project Default Calendar' }; // biome-ignore format: one record
  expect(readText(pmxml({ project: [project] })).plan.project.options).toMatchObject({ progress: 'actual-dates', startLagFrom: 'early-start', totalFloat: 'start', lagCalendar: 'project' }); // biome-ignore format: one check
});

test('of several projects the largest is the plan, the others stand beside it, and links between them are told', () => {
  const start = '2026-01-05 08:00';
  const read = readText(
    xer({
      project: [{ id: 1, code: 'S', plannedStart: start }, { id: 2, code: 'L', plannedStart: start }, { id: 3, code: 'STUB' }],
      activity: [{ id: 11, project: 1, name: 'a' }, { id: 21, project: 2, name: 'b' }, { id: 22, project: 2, name: 'c' }, { id: 31, project: 3 }],
      relationship: [{ predecessor: 11, successor: 22, project: 2, otherProject: 1 }, { predecessor: 31, successor: 21, project: 2, otherProject: 3 }],
    }), // biome-ignore format: a table
  );
  expect([read, ...read.others].map((file) => file.plan.tasks.map(({ name }) => name))).toEqual([['b', 'c'], ['a']]);
  expect(read.plan.links).toEqual([]);
  // each tells of what is left out where it is taken: the other project, and links that lead to its own activities
  expect(read.faults.counts).toEqual({ 'other-project': 1, 'cross-project-link': 2 });
  expect(planAt(read, 0)).toBe(read);
  expect(planAt(read, 1)?.faults.counts).toEqual({ 'other-project': 1, 'cross-project-link': 1 });
  expect(planAt(read, 1)?.faults.details[0]).toMatchObject({ code: 'other-project', uid: 2, value: 'L' });
  expect(planAt(read, 2)).toBeNull();
  expect(read.network).toMatchObject({ lateFrom: 'own', links: [{ predecessorPlanId: '1', predecessorUid: 11, successorPlanId: '0', successorUid: 22 }] }); // biome-ignore format: one check
});

test('whether late dates count from each project’s finish or the last of all is read, and links that do not count are no network', () => {
  const networkOf = (options: Readonly<Record<string, string | number>>) =>
    readText(
      xer({
        project: [{ id: 1, code: 'S', plannedStart: '2026-01-05 08:00' }, { id: 2, code: 'L', plannedStart: '2026-01-05 08:00' }],
        options: [{ project: 1, ...options }],
        activity: [{ id: 11, project: 1 }, { id: 21, project: 2 }],
        relationship: [{ predecessor: 11, successor: 21, project: 2, otherProject: 1 }],
      }), // biome-ignore format: a table
    ).network;
  expect(networkOf({ ownFinish: 'N' })?.lateFrom).toBe('last');
  expect(networkOf({ ownFinish: 'Y' })?.lateFrom).toBe('own');
  expect(networkOf({ otherProjects: 'SD_None' })).toBeNull();
});

test('baselines of PMXML are copies of the project, known by the codes of their activities', () => {
  const copy = (id: number, day: string) => `<BaselineProject><ObjectId>${id}</ObjectId><OriginalProjectObjectId>1</OriginalProjectObjectId><Activity><ObjectId>${id}1</ObjectId><Id>A30</Id><StartDate>2026-01-${day}T08:00:00</StartDate><FinishDate>2026-01-${day}T17:00:00</FinishDate><PlannedDuration>8</PlannedDuration></Activity></BaselineProject>`; // biome-ignore format: one text
  const current = asPmxml.replace('<WBSObjectId>10<', '<CurrentBaselineProjectObjectId>51</CurrentBaselineProjectObjectId><WBSObjectId>10<'); // biome-ignore format: one text
  const read = readText(
    current.replace('</APIBusinessObjects>', `${copy(50, '12')}${copy(51, '13')}</APIBusinessObjects>`),
  );
  const baselines = read.plan.tasks.find(({ wbs }) => wbs === 'A30')?.baselines;
  expect(baselines?.map(({ number, start }) => [number, text(start)])).toEqual([[0, '2026-01-13T08:00'], [1, '2026-01-12T08:00']]); // biome-ignore format: one check
  expect(read.others).toEqual([]);
});

test('what is not modelled is kept beside the record that it belongs to', () => {
  const start = { id: 1, plannedStart: '2026-01-05 08:00', proj_url: 'http://x' };
  const more =
    '%T\tUDFTYPE\r\n%F\tudf_type_id\ttable_name\r\n%R\t3\tTASK\r\n%T\tUDFVALUE\r\n%F\tudf_type_id\tfk_id\tproj_id\tudf_text\r\n%R\t3\t11\t1\t5 < 6\r\n%T\tTASKACTV\r\n%F\ttask_id\tactv_code_id\tproj_id\r\n%R\t11\t77\t1\r\n';
  const { unknown, elements } = readText(
    xer({ project: [start], activity: [{ id: 11, project: 1, est_wt: 2 }] }, more),
  );
  const of = (kind: string) => unknown.records.filter((record) => record.kind === kind).map((record) => record.elements.map((index) => unknown.elements[index]).join('')); // biome-ignore format: one expression
  expect(of('project')).toEqual(['<proj_url>http://x</proj_url>', '<UDFTYPE><udf_type_id>3</udf_type_id><table_name>TASK</table_name></UDFTYPE>']); // biome-ignore format: one check
  expect(of('task').join('')).toBe('<est_wt>2</est_wt><UDFVALUE><udf_type_id>3</udf_type_id><fk_id>11</fk_id><proj_id>1</proj_id><udf_text>5 &lt; 6</udf_text></UDFVALUE><TASKACTV><task_id>11</task_id><actv_code_id>77</actv_code_id><proj_id>1</proj_id></TASKACTV>'); // biome-ignore format: one check
  expect(elements.find(({ path }) => path === 'TASK/est_wt')).toEqual({ path: 'TASK/est_wt', use: 'unknown', count: 1 }); // biome-ignore format: one check
});
