import { type Call, type Change, clearTimer, setTimers, writeChanges } from '#platform/server';
import type { DecisionRow, StepRow } from '../decision-tables.ts';
import { lockDueEscalations, selectLastSteps } from '../queries/decisions.ts';
import { climbTimer, climbTimerOf, stepChange } from './escalate.ts';
import { situationOf } from './judge-findings.ts';
import { climbsAt, type LadderPlace, levelsOf, type Rung, rungAfter } from './ladder.ts';
import { fieldChanges, tellOfDecisions } from './record-decision.ts';
import { contextOf, type Subject, subjectOf } from './subject-context.ts';
import { tellWhoHasIt } from './tell-of-decision.ts';

/** So many climb in one transaction: few enough to be short, enough that ten thousand at once are soon done. */
const most = 250;

/**
 * Escalations that nobody answered in time climb: those that are due at this very instant all together, as one timer
 * stands for each and any of them may fire first. Effects and timers go in one transaction, so each climbs once.
 */
export async function climbDue(call: Call): Promise<void> {
  const { tx, now } = call;
  const due = await lockDueEscalations(tx, now, most);
  const steps = await selectLastSteps(tx, due.map(({ id }) => id)); // biome-ignore format: one line
  const stepOf = new Map(steps.map((step) => [step.decision_id, step]));
  const next = new Map<string, Promise<Next | undefined>>(); // many stand on the same rung of the same place
  const changes: Change[] = [];
  const moved: DecisionRow[] = [];
  for (const decision of due) {
    const step = stepOf.get(decision.id);
    if (!step) continue;
    const key = JSON.stringify([
      subjectOf(decision),
      decision.payload.minutes,
      step.role,
      step.is_deputy,
      step.person_ids,
    ]);
    if (!next.has(key)) next.set(key, nextOf(call, decision, step));
    const stands = climb(decision, step, await next.get(key), now);
    changes.push(...stands.changes);
    moved.push(stands.decision);
  }
  if (!moved.length) return;
  await writeChanges(call, changes);
  const [ended, climbing] = [moved.filter(({ due_at }) => !due_at), moved.filter(({ due_at }) => due_at)];
  for (const { id } of ended) await clearTimer(tx, { name: climbTimer, key: id });
  await setTimers(tx, climbing.map(climbTimerOf)); // biome-ignore format: one line
  for (const decision of moved) await tellOfDecisions(call, decision);
  await tellWhoHasIt(call, ...climbing);
}

/** The rung that follows, and when it is left again. */
interface Next {
  readonly rung: Rung;
  readonly due_at: string;
}

async function nextOf(call: Call, decision: DecisionRow, step: StepRow): Promise<Next | undefined> {
  const { office_id, payload } = decision;
  const place = await placeOf(call, subjectOf(decision));
  const rung = place && (await rungAfter(call.tx, place, step));
  return rung && { rung, due_at: await climbsAt(call.tx, office_id, call.now, Number(payload.minutes)) };
}

/** The ladder of a project or an office, as it is. */
export async function placeOf({ tx, now }: Call, subject: Subject): Promise<LadderPlace | undefined> {
  const context = await contextOf(tx, subject);
  return context && { subject, context, levels: levelsOf(await situationOf(tx, context, [], now)), at: now };
}

/** At the end of the ladder it stays where it is, and climbs no more. */
function climb(decision: DecisionRow, step: StepRow, next: Next | undefined, now: string) {
  if (!next) {
    const id = `${decision.id}/${step.position}`;
    const changes: Change[] = [
      ...fieldChanges(decision, { due_at: null }),
      { entity: 'decision-step', id, field: 'climbs_at', from: step.climbs_at, to: null },
    ];
    return { decision: { ...decision, due_at: null }, changes };
  }
  const { rung, due_at } = next;
  const fields = { asked_role: rung.role, asked_person_ids: rung.person_ids, due_at };
  const higher = stepChange({
    ...rung,
    decision_id: decision.id,
    position: step.position + 1,
    since: now,
    climbs_at: due_at,
  });
  return { decision: { ...decision, ...fields }, changes: [...fieldChanges(decision, fields), higher] };
}
