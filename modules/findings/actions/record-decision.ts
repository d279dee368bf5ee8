import { waivers } from '#engine';
import { answerersOf, isAlone, presenceOf } from '#modules/offices/actions';
import { type Call, type Change, personOf, publish, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { type AskingKind, askAbout } from '../asking-kinds.ts';
import type { DecisionKind } from '../decision-routes.ts';
import type { DecidingRole, DecisionRow } from '../decision-tables.ts';
import { climbsAt } from './ladder.ts';
import { tellWhoHasIt } from './tell-of-decision.ts';

type Optional =
  | 'project_id'
  | 'finding_ids'
  | 'cause'
  | 'action'
  | 'options'
  | 'asked_role'
  | 'asked_person_ids'
  | 'asked_by'
  | 'due_at'
  | 'holds_until'
  | 'renewals'
  | 'evidence'
  | 'payload';

/** A question that waits for people. What is not given is empty. */
export type NewQuestion = Pick<DecisionRow, 'kind' | 'office_id' | 'question'> & Partial<Pick<DecisionRow, Optional>>;

/** Something decided already, by whoever acts. */
export type NewDecision = NewQuestion &
  Pick<DecisionRow, 'outcome' | 'reason'> &
  Partial<Pick<DecisionRow, 'is_self_approved'>>;

/**
 * Asks people to decide something, and tells them: those who are named, or else who holds the role that is asked at the
 * project, or nearest above. An answer is due when the question says, or else in the time that its kind has.
 */
export async function openDecision(call: Call, question: NewQuestion): Promise<DecisionRow> {
  const row: DecisionRow = { ...blank(call, question), ...question, state: 'open' };
  const people = question.asked_person_ids ?? (row.asked_role ? await holdersFor(call, row, row.asked_role) : []);
  const due_at = row.due_at ?? (await dueByKind(call, row));
  const asked = await insert(call, { ...row, asked_person_ids: people, due_at });
  await tellWhoHasIt(call, asked);
  return asked;
}

async function dueByKind({ tx, now }: Call, { kind, office_id }: DecisionRow): Promise<string | null> {
  const minutes = kinds.get(kind)?.answerWithin;
  return minutes === undefined ? null : climbsAt(tx, office_id, now, minutes);
}

/** Asks many things at once, of the people that are named; `beside` gives what is written with each. */
export async function openDecisions(
  call: Call,
  questions: readonly NewQuestion[],
  beside: (row: DecisionRow) => readonly Change[],
): Promise<DecisionRow[]> {
  const rows = questions.map((question): DecisionRow => ({ ...blank(call, question), ...question, state: 'open' }));
  await writeChanges(call, rows.flatMap((row) => [wholeChange(row), ...beside(row)])); // biome-ignore format: one line
  for (const row of rows) await tellOfDecisions(call, row);
  return rows;
}

type Asking = Pick<DecisionRow, 'project_id' | 'office_id' | 'asked_by' | 'payload'>;

/**
 * Whom it waits for: whoever the question names before the role (`payload.asksPersonId`), with his deputy while he is away;
 * else who holds the role, or the next one above where nobody does. Whoever asks is none of them, unless he is alone.
 */
export async function holdersFor(call: Call, row: Asking, role: DecidingRole): Promise<string[]> {
  const { tx, now } = call;
  const { project_id, office_id, asked_by, payload } = row;
  const nodes = [...(project_id === null ? [] : [{ kind: 'project', id: project_id }]), { kind: 'office', id: office_id }]; // biome-ignore format: one line
  const barred = new Set(asked_by === null || (await isAlone(tx)) ? [] : [asked_by]);
  const [named] = typeof payload.asksPersonId === 'string' ? await presenceOf(tx, [payload.asksPersonId], nodes, now) : []; // biome-ignore format: one line
  const before = named ? [named.personId, ...(named.isAway && named.deputyId ? [named.deputyId] : [])] : [];
  const people = before.filter((id) => !barred.has(id));
  if (people.length) return people;
  for (const one of waivers.slice(waivers.indexOf(role))) {
    if (one === 'nobody') break;
    const found = await answerersOf(tx, one, nodes, now, barred);
    if (found.length) return [...found];
  }
  return [];
}

/** Keeps what was decided, with the evidence as it stood. */
export async function recordDecision(call: Call, decision: NewDecision): Promise<DecisionRow> {
  const decided = { decided_by: personOf(call.actor) ?? null, decided_at: call.now };
  return insert(call, { ...blank(call, decision), ...decision, ...decided, state: 'decided' });
}

function blank(call: Call, { kind, office_id, question }: NewQuestion): DecisionRow {
  return {
    id: timeOrderedId(),
    kind,
    office_id,
    question,
    state: 'open',
    project_id: null,
    finding_ids: [],
    cause: null,
    action: null,
    options: [],
    asked_role: null,
    asked_person_ids: [],
    asked_by: personOf(call.actor) ?? null,
    asked_at: call.now,
    due_at: null,
    outcome: null,
    reason: null,
    decided_by: null,
    decided_at: null,
    is_self_approved: false,
    holds_until: null,
    renewals: 0,
    evidence: [],
    payload: {},
  };
}

async function insert(call: Call, row: DecisionRow): Promise<DecisionRow> {
  await writeChanges(call, [wholeChange(row)]);
  await tellOfDecisions(call, row);
  return row;
}

function wholeChange({ id, ...row }: DecisionRow): Change {
  return { entity: 'decision', id, field: null, from: null, to: row as unknown as Change['to'] };
}

/** Changes an open decision; what is the same already is left alone. */
export async function changeDecision(
  call: Call,
  row: DecisionRow,
  fields: Partial<DecisionRow>,
  more: readonly Change[] = [],
): Promise<DecisionRow> {
  await writeChanges(call, [...fieldChanges(row, fields), ...more]);
  const changed = { ...row, ...fields };
  await tellOfDecisions(call, changed);
  return changed;
}

export function fieldChanges(row: DecisionRow, fields: Partial<DecisionRow>): Change[] {
  return Object.entries(fields)
    .filter(([field, to]) => JSON.stringify(row[field as keyof DecisionRow]) !== JSON.stringify(to))
    .map(([field, to]) => ({
      entity: 'decision',
      id: row.id,
      field,
      from: row[field as keyof DecisionRow] as Change['from'],
      to: to as unknown as Change['to'],
    }));
}

/** Lists of decisions, and the project whose findings are answered, are to be read again. */
export async function tellOfDecisions({ tx }: Pick<Call, 'tx'>, { project_id }: Pick<DecisionRow, 'project_id'>) {
  await publish(tx, 'decisions');
  if (project_id) await publish(tx, `project:${project_id}`);
}

/** What an answer to an open decision says. */
export interface Answer {
  readonly option: string;
  readonly reason: string;
  readonly until?: string | undefined;
  readonly personId?: string | undefined;
}

/** Ten working days, which a sponsor or a board has for what changes what a project is worth or may cost. */
export const boardTime = 4_800;

/** How decisions of one kind are carried out once they are made, in the same transaction. */
export interface DecisionKindRules {
  readonly kind: DecisionKind;
  /** The findings that such a question is about without naming them. */
  readonly asksOf?: Omit<AskingKind, 'kind'>;
  /** The office's working minutes after which an answer is due that nothing else sets a day for; left out: it has no day. */
  readonly answerWithin?: number;
  /** May refuse by throwing what `decide` declares; returns what is kept with the decision beside the answer. */
  apply(
    call: OperationCall,
    decision: DecisionRow,
    answer: Answer,
  ): Promise<Partial<Pick<DecisionRow, 'project_id' | 'holds_until' | 'renewals' | 'payload'>>>;
  /** What becomes of what it is about when the question is taken back, in the same transaction. */
  withdrawn?(call: OperationCall, decision: DecisionRow): Promise<void>;
}

const kinds = new Map<DecisionKind, DecisionKindRules>();

/** How a module carries out the decisions of a kind. One kind has one source. */
export function contributeDecisionKind(rules: DecisionKindRules): void {
  if (kinds.has(rules.kind)) throw new Error(`The decisions of kind ${rules.kind} are contributed twice.`);
  kinds.set(rules.kind, rules);
  if (rules.asksOf) askAbout({ kind: rules.kind, ...rules.asksOf });
}

export function kindRules(kind: DecisionKind): DecisionKindRules {
  const found = kinds.get(kind);
  if (!found) throw new Error(`No module carries out decisions of kind ${kind}.`);
  return found;
}
