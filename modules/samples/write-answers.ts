import { formatPlanTime, type PlanTime, type Status, ticksPerHour } from '#engine';
import type { StatusOverride } from '#modules/findings/actions';
import { keepPastAnswer, keepPastWaiver, type PastWaiver } from '#modules/findings/actions/keep-past';
import { idOf } from '#modules/offices/actions/found-organisation';
import { keepPastOverride } from '#modules/reporting/actions/override-status';
import type { Call } from '#platform/server';
import type { SampleAnswer, SampleEvent, SampleProject } from '#samples';
import { timeOf } from './sample-time.ts';
import { callAs, type Scene } from './scene.ts';

/** Of the day on which somebody answers: hours. News of plans come in the evening, and are answered another day. */
const [morning, afternoon] = [10, 16];

interface Answering {
  readonly scene: Scene;
  readonly people: ReadonlyMap<string, string>;
  readonly projectId: string;
}

/** What was answered between two moments of a project, the later one left out. */
export async function writeAnswers(
  { scene, people, projectId }: Answering,
  answers: readonly SampleAnswer[],
  [from, until]: readonly [PlanTime, PlanTime],
): Promise<void> {
  const subject = { kind: 'project', id: projectId } as const;
  for (const answer of answers) {
    const at = timeOf(answer.on, afternoon);
    if (at < from || at >= until) continue;
    const as = (person: string, time: PlanTime, operation: string) =>
      callAs(scene, idOf(people, person), time, operation);
    const { finding, by, says: reason, asked } = answer;
    const held = holding(scene, answer.until);
    if (answer.answer === 'accept' || answer.answer === 'correct') {
      const operation = answer.answer === 'accept' ? 'acceptFinding' : 'takeOnFinding';
      await keepPastAnswer(as(by, at, operation), subject, finding, { outcome: answer.answer, reason, ...held });
      continue;
    }
    if (!asked) throw new Error(`Nobody asked for the waiver of ${finding} on ${answer.on}.`);
    const calls = {
      asked: as(asked.by, timeOf(asked.on, morning), 'askForWaiver'),
      answered: as(by, at, 'decide'),
    };
    const waiver = { ...calls, isGranted: answer.answer === 'grant', reason, ...held };
    await keepPastWaiver(subject, finding, waiver, asked.says);
  }
}

/** The status that somebody set between two moments, the last of them; undefined where nobody did. */
export async function writeStatus(
  { scene, people, projectId }: Answering,
  { name, officeId, computed, statusSet = [] }: Pick<SampleProject, 'name' | 'statusSet'> & StatusFacts,
  [from, until]: readonly [PlanTime, PlanTime],
): Promise<StatusOverride | undefined> {
  let last: StatusOverride | undefined;
  for (const { on, status, by, until: lastDay, says: reason } of statusSet) {
    const at = timeOf(on, afternoon);
    if (at < from || at >= until) continue;
    const call = callAs(scene, idOf(people, by), at, 'overrideStatus');
    const { until: holdsUntil } = holding(scene, lastDay);
    const project = { id: projectId, name, office_id: officeId };
    last = await keepPastOverride(call, project, { status, computed, reason, until: lastDay, holdsUntil });
  }
  return last;
}

interface StatusFacts {
  readonly officeId: string;
  readonly computed: Status;
}

/** That which lets an event through, asked for on its day by whoever acts. */
export function waiverOf(
  { scene, people }: Pick<Answering, 'scene' | 'people'>,
  { waived }: SampleEvent,
  acting: Call,
  at: PlanTime,
): PastWaiver | null {
  if (!waived) return null;
  const day = formatPlanTime(at).slice(0, 10);
  return {
    asked: callAs(scene, acting.actor.id, timeOf(day, morning), 'askForWaiver'),
    answered: callAs(scene, idOf(people, waived.by), timeOf(day, afternoon), 'decide'),
    isGranted: true,
    reason: waived.says,
    ...holding(scene, waived.until),
  };
}

const minute = ticksPerHour / 60;

/** To the end of the day that is named. */
function holding(scene: Scene, lastDay: string) {
  const at = (date: string) => callAs(scene, '', timeOf(date, 24) - minute, '').now;
  const until = at(lastDay);
  return { until, isInForce: until > at(scene.sample.dataDate) };
}
