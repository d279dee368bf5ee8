import { type Call, type Change, clearTimer, setTimer, writeChanges } from '#platform/server';
import type { DecisionRow, StepRow } from '../decision-tables.ts';
import { lockDueEscalations, selectLastSteps } from '../queries/decisions.ts';
import { climbTimer, stepChange } from './escalate.ts';
import { situationOf } from './judge-findings.ts';
import { climbsAt, type LadderPlace, levelsOf, rungAfter } from './ladder.ts';
import { fieldChanges, tellOfDecisions } from './record-decision.ts';
import { contextOf } from './subject-context.ts';
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
  const steps = new Map((await selectLastSteps(tx, due.map(({ id }) => id))).map((step) => [step.decision_id, step])); // biome-ignore format: one line
  const places = new Map<string, LadderPlace | undefined>();
  const changes: Change[] = [];
  const moved: DecisionRow[] = [];
  for (const decision of due) {
    const step = steps.get(decision.id);
    if (!step || !decision.project_id) continue;
    if (!places.has(decision.project_id)) places.set(decision.project_id, await placeOf(call, decision.project_id));
    const place = places.get(decision.project_id);
    const stands = place && (await climb(call, decision, step, place));
    if (!stands) continue;
    changes.push(...stands.changes);
    moved.push(stands.decision);
  }
  if (changes.length) await writeChanges(call, changes);
  for (const decision of moved) {
    const { id, due_at: dueAt } = decision;
    if (dueAt === null) await clearTimer(tx, { name: climbTimer, key: id });
    else await setTimer(tx, { name: climbTimer, key: id, dueAt, payload: { decisionId: id } });
    await tellOfDecisions(call, decision);
    if (dueAt !== null) await tellWhoHasIt(call, decision);
  }
}

async function placeOf({ tx, now }: Call, projectId: string): Promise<LadderPlace | undefined> {
  const context = await contextOf(tx, { kind: 'project', id: projectId });
  return context && { projectId, context, levels: levelsOf(await situationOf(tx, context, [], now)), at: now };
}

/** At the end of the ladder it stays where it is, and climbs no more. */
async function climb({ tx, now }: Call, decision: DecisionRow, step: StepRow, place: LadderPlace) {
  const rung = await rungAfter(tx, place, step);
  const id = `${decision.id}/${step.position}`;
  if (!rung) {
    const changes: Change[] = [
      ...fieldChanges(decision, { due_at: null }),
      { entity: 'decision-step', id, field: 'climbs_at', from: step.climbs_at, to: null },
    ];
    return { decision: { ...decision, due_at: null }, changes };
  }
  const due_at = await climbsAt(tx, decision.office_id, now, Number(decision.payload.minutes));
  const fields = { asked_role: rung.role, asked_person_ids: rung.person_ids, due_at };
  const next = stepChange({
    ...rung,
    decision_id: decision.id,
    position: step.position + 1,
    since: now,
    climbs_at: due_at,
  });
  return { decision: { ...decision, ...fields }, changes: [...fieldChanges(decision, fields), next] };
}
