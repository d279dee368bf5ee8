import { type Call, type Change, enqueue, type JobRun } from '#platform/server';
import type { DecisionRow } from '../decision-tables.ts';
import { type AskedOfRole, lockDecision, selectAskedOfRoles, selectLastStep } from '../queries/decisions.ts';
import { findFinding } from '../queries.ts';
import { placeOf } from './climb.ts';
import { consequenceOf, ofRegister, situationOf } from './judge-findings.ts';
import { peopleAt } from './ladder.ts';
import { changeDecision, holdersFor } from './record-decision.ts';
import { contextOf, subjectOf } from './subject-context.ts';
import { tellWhoHasIt } from './tell-of-decision.ts';
import { strictestWaiver } from './waive-finding.ts';

/** The job that asks those who hold the roles now. */
export const askAnewJob = 'findings.ask-anew';

/** The entities by whose changes others may hold a role that something is asked of, or stand in for its holder. */
export const askedEntities = () => ['role-assignment', 'person', 'absence', 'project'];

/** Of these only the fields that say so: a new person holds nothing yet, of a new project nothing is asked. */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  person: ['state'],
  project: ['manager_person_id', 'sponsor_person_id', 'office_id'],
};

export async function askAfter({ tx }: Pick<Call, 'tx'>, changes: readonly Change[]): Promise<void> {
  const moving = changes.filter(({ entity, field }) => fieldsOf[entity]?.includes(field ?? '') ?? true);
  if (moving.some(({ entity }) => entity !== 'project')) await requestAskAnew(tx);
  else if (moving.length) await enqueue(tx, askAnewJob, { projectIds: [...new Set(moving.map(({ id }) => id))] });
}

/** Of everything that is open. */
export const requestAskAnew = (tx: Call['tx']): Promise<void> =>
  enqueue(tx, askAnewJob, { projectIds: null }, { key: askAnewJob });

interface AskAnew {
  /** Whose open decisions; null is everywhere. */
  readonly projectIds: readonly string[] | null;
}

/**
 * What is open waits for whoever holds its role now, at the level at which it stands: who gained the role sees it and is
 * told, who lost it is asked no more. A waiver waits for whoever may grant it by the policy as it is. Where nobody holds
 * the role any more, it stays with those who were asked.
 */
export async function askAnew({ transaction, signal, payload }: JobRun<AskAnew>): Promise<void> {
  const levels = new Map<string, AskedOfRole[]>();
  for (const one of await transaction(({ tx }) => selectAskedOfRoles(tx, payload.projectIds))) {
    const of = one.kind === 'waiver' ? [one.finding_ids, one.action] : [one.kind === 'escalation'];
    const key = JSON.stringify([subjectOf(one), one.asked_role, one.asked_by, one.payload.asksPersonId, ...of]);
    levels.set(key, [...(levels.get(key) ?? []), one]);
  }
  for (const level of levels.values()) {
    if (signal.aborted) return;
    await transaction((call) => askLevel(call, level)); // each of its own: what climbs or is decided meanwhile waits for one
  }
}

type Asked = Pick<DecisionRow, 'asked_role' | 'asked_person_ids'>;

/** All that stands at one level, and was asked by the same person, is asked of the same people. */
async function askLevel(call: Call, level: readonly AskedOfRole[]): Promise<void> {
  const [first] = level;
  const now = first && (await askedNow(call, first));
  if (!now?.asked_person_ids.length) return;
  for (const one of level) if (!isSame(one, now)) await ask(call, one, now);
}

const isSame = (one: Asked, other: Asked) =>
  one.asked_role === other.asked_role &&
  one.asked_person_ids.toSorted().join() === other.asked_person_ids.toSorted().join();

async function askedNow(call: Call, one: AskedOfRole): Promise<Asked> {
  if (one.kind === 'escalation') {
    const place = await placeOf(call, subjectOf(one));
    return { ...one, asked_person_ids: place ? await peopleAt(call.tx, place, one.asked_role) : [] };
  }
  const asked_role = one.kind === 'waiver' ? await waivesNow(call, one) : one.asked_role;
  return { asked_role, asked_person_ids: await holdersFor(call, one, asked_role) };
}

/** The role that may waive it by the policy as it is; the one that was asked, where nobody may, or nothing is known of it. */
async function waivesNow(call: Call, { finding_ids, action, asked_role, ...of }: AskedOfRole) {
  const subject = subjectOf(of);
  const row = await findFinding(call.tx, finding_ids[0] ?? '');
  const context = await contextOf(call.tx, subject);
  if (!row || !context) return asked_role;
  const situation = await situationOf(call.tx, context, [], call.now);
  const waiver = strictestWaiver(subject, action, (act) => consequenceOf(situation, ofRegister(row), act));
  return waiver === 'nobody' ? asked_role : waiver;
}

async function ask(call: Call, { id, asked_role }: AskedOfRole, now: Asked): Promise<void> {
  const decision = await lockDecision(call.tx, id);
  if (decision?.state !== 'open' || decision.asked_role !== asked_role) return;
  const step = decision.kind === 'escalation' ? await selectLastStep(call.tx, id) : undefined;
  // deputies that it went to in the silence of the others keep it
  const kept = step?.is_deputy ? step.person_ids : [];
  const asked_person_ids = [...new Set([...kept, ...now.asked_person_ids])];
  const stepChanges: Change[] = step
    ? [{ entity: 'decision-step', id: `${id}/${step.position}`, field: 'person_ids', from: [...step.person_ids], to: asked_person_ids }]
    : []; // biome-ignore format: one change
  if (isSame(decision, { ...now, asked_person_ids })) return;
  const changed = await changeDecision(call, decision, { asked_role: now.asked_role, asked_person_ids }, stepChanges);
  const fresh = asked_person_ids.filter((personId) => !decision.asked_person_ids.includes(personId));
  await tellWhoHasIt(call, { ...changed, asked_person_ids: fresh });
}
