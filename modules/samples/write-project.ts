import { type Finding, formatPlanTime, type PlanTime } from '#engine';
import type { GuardedAction, StatusOverride } from '#modules/findings/actions';
import { keepPastAct } from '#modules/findings/actions/keep-past';
import { idOf } from '#modules/offices/actions/found-organisation';
import { roleAssignment } from '#modules/offices/actions/roles';
import { planChanged } from '#modules/plans/actions/plan-changed';
import { keepPlanFindings } from '#modules/plans/actions/plan-findings';
import { type BaselineColumns, newBaseline } from '#modules/plans/actions/record-plan';
import { addProject, defaultToleranceDays, writeProject as writeFacts } from '#modules/projects/actions/write-project';
import { writeReport } from '#modules/reporting/actions/publish-report';
import { keepReportFindings, nextMissingDay } from '#modules/reporting/actions/report-checks';
import type { ReportFacts } from '#modules/reporting/actions/report-recorded';
import { type TellingSnapshot, writeSnapshots } from '#modules/reporting/actions/write-snapshots';
import { type Call, type Change, type Json, timeOrderedId, type WriteOptions, writeChanges } from '#platform/server';
import type { SampleEvent, SampleProject } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';
import type { SampleRow } from './tables.ts';
import { waiverOf, writeAnswers, writeStatus } from './write-answers.ts';

/** A moment of a project's history as the worker tells it. */
export interface ToldMoment {
  readonly at: PlanTime;
  /** When it was recorded. */
  readonly told: PlanTime;
  readonly event: SampleEvent | null;
  /** That make the plan what it is since. */
  readonly changes: readonly Change[];
  /** What the baseline keeps that was set then. */
  readonly baseline: BaselineColumns | null;
  /** What was told of the project then. */
  readonly snapshot: TellingSnapshot;
  /** What was found then; null: the same as before. */
  readonly findings: readonly Finding[] | null;
  /** What was published at the end of it. */
  readonly report: ReportFacts | null;
}

/** A project's history as it is being told, under the ids that it will have. */
export interface Story {
  readonly planId: string;
  readonly projectId: string;
  readonly moments: Promise<readonly ToldMoment[]>;
}

const system = { kind: 'system', id: 'samples.load' } as const;

/** What is being written: facts as the record has them now. */
interface Written {
  readonly scene: Scene;
  readonly people: ReadonlyMap<string, string>;
  readonly planId: string;
  readonly projectId: string;
  facts: Readonly<Record<string, Json>>;
  revision: number;
  hasReported: boolean;
  /** The status that was set by hand last. */
  override: StatusOverride | null;
}

/** A project with all that happened to it, one entry after the other as they would have come, each on its day. Returns its id. */
export async function writeProject(
  scene: Scene,
  project: SampleProject,
  ids: SampleRow['ids'],
  { planId, projectId, moments }: Story,
): Promise<string> {
  const told = await moments;
  const people = new Map(Object.entries(ids.people));
  const officeId = idOf(new Map(Object.entries(ids.offices)), project.office);
  const [manager, sponsor] = [idOf(people, project.manager), idOf(people, project.sponsor)];
  const created = callAs(
    scene,
    manager,
    Math.max(timeOf(project.start, 9), timeOf(scene.sample.since, 9)),
    'createProject',
  );
  const { name, toleranceDays = defaultToleranceDays, ownedBy, budget, risk, weight } = project;
  const node = { kind: 'project', id: projectId };
  const added = await addProject(
    created,
    { id: projectId, officeId, name, managerPersonId: manager, toleranceDays },
    async () => [
      ...(told[0]?.changes ?? []),
      roleAssignment(timeOrderedId(), manager, 'project-manager', node),
      roleAssignment(timeOrderedId(), sponsor, 'sponsor', node),
    ],
  );
  const written: Written = {
    scene,
    people,
    planId,
    projectId,
    facts: { ...added.project },
    revision: 0,
    hasReported: false,
    override: null,
  };
  await count(written, created);
  const facts = {
    sponsor_person_id: sponsor,
    budget_minor: budget * 100,
    risk,
    strategic_weight: weight,
    ...(ownedBy && { ownership: ownedBy }),
  };
  await setFacts(written, { ...created, operation: 'updateProject' }, facts);
  const { answers = [] } = project;
  for (const [place, moment] of told.entries()) {
    if (place > 0) await goOn(written, moment);
    await tellMoment(written, officeId, moment);
    const next = told[place + 1]?.told ?? timeOf(scene.sample.dataDate, evening);
    await writeAnswers(written, answers, [moment.told, next]);
    const standing = { ...project, officeId, computed: moment.snapshot.status };
    written.override = (await writeStatus(written, standing, [moment.told, next])) ?? written.override;
    if (!written.facts.closed_at) await checkMissing(written, officeId, moment, next);
  }
  return projectId;
}

/** What was told of the project then, what was reported, and what was found. */
async function tellMoment(written: Written, officeId: string, { told, snapshot, report, findings }: ToldMoment) {
  const { scene, projectId: id, facts } = written;
  const { now } = callAs(scene, '', told, '');
  const { until = null } = written.override ?? {};
  const override = until === null || until > now ? written.override : null;
  await writeSnapshots(scene.tx, [{ ...snapshot, override }]);
  if (report) await writeReport(callAs(scene, String(facts.manager_person_id), told, 'publishReport'), report);
  const call = { ...callAs(scene, '', told, 'plans.compute'), actor: system };
  if (findings) await keepPlanFindings(call, { id, officeId }, findings);
  // before the first report only the calendar can find something
  if (report) written.hasReported = true;
  if (written.hasReported) await keepReportFindings(call, { id, officeId }, snapshot.status);
}

/** When the day's news are told: hours. */
const evening = 17.5;

/** On each day between a moment and a later one on which the report of one more month is missing. */
async function checkMissing(written: Written, officeId: string, { told, snapshot }: ToldMoment, until: PlanTime) {
  const { scene, projectId: id, facts } = written;
  if (facts.phase === 'start') return;
  for (let day = nextMissingDay(formatPlanTime(told).slice(0, 10)); timeOf(day, 1) < until; day = nextMissingDay(day)) {
    const call = { ...callAs(scene, '', timeOf(day, 1), 'reporting.check'), actor: system };
    await keepReportFindings(call, { id, officeId }, snapshot.status);
  }
}

/** The plan first, then what was decided on it. */
async function goOn(written: Written, { at, told, event, changes, baseline }: ToldMoment): Promise<void> {
  const { scene, people, planId } = written;
  const as = (operation: string) => callAs(scene, String(written.facts.manager_person_id), told, operation);
  const { now: effectiveAt } = callAs(scene, '', at, '');
  const options = { effectiveAt, ...(event && { note: event.says }) };
  if (changes.length) await changePlan(written, as('changePlan'), changes, options);
  if (!event) return;
  const { budget, manager, sponsor, ownedBy, phase, closes } = event;
  const facts = {
    ...(budget !== undefined && { budget_minor: budget * 100 }),
    ...(manager && { manager_person_id: idOf(people, manager) }),
    ...(sponsor && { sponsor_person_id: idOf(people, sponsor) }),
    ...(ownedBy && { ownership: ownedBy }),
  };
  await setFacts(written, as('updateProject'), facts, options);
  const act = (call: Call, action: GuardedAction) => {
    const waiver = waiverOf(written, event, call, told);
    return keepPastAct(call, action, { kind: 'project', id: written.projectId }, { reason: event.says, waiver });
  };
  if (baseline) {
    const call = as('setBaseline');
    await act(call, 'set-baseline');
    const change = newBaseline(
      { ...call, now: effectiveAt },
      { planId, revision: written.revision, number: 0 },
      baseline,
    );
    await changePlan(written, call, [change], options);
  }
  if (phase) {
    await act(as('startPhase'), 'start-phase');
    await setFacts(written, as('startPhase'), { phase }, options);
  }
  const closing = as('closeProject');
  if (closes) await act(closing, 'close-project');
  const closed = { closed_at: effectiveAt, closed_by: closing.actor.id, outcome: closes ?? null };
  if (closes) await setFacts(written, closing, closed, options);
}

async function changePlan(
  written: Written,
  call: Call,
  changes: readonly Change[],
  options: WriteOptions,
): Promise<void> {
  await writeChanges(call, changes, options);
  await count(written, call);
}

async function count(written: Written, call: Call): Promise<void> {
  written.revision = await planChanged(call, { id: written.planId, project_id: written.projectId });
}

async function setFacts(
  written: Written,
  call: Call,
  to: Readonly<Record<string, Json>>,
  options: WriteOptions = {},
): Promise<void> {
  const { facts, projectId: id } = written;
  const changes = Object.entries(to).flatMap(([field, value]): Change[] => {
    const from = facts[field] ?? null;
    return from === value ? [] : [{ entity: 'project', id, field, from, to: value }];
  });
  if (!changes.length) return;
  await writeFacts(call, changes, options);
  written.facts = { ...facts, ...to };
}
