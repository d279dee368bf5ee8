import type { Phase, Tier, TierFacts } from '#engine';
import type { PastDay, Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';

/** What is governed: a project, or an office, of which the top one stands for the organisation too. */
export interface Subject {
  readonly kind: 'project' | 'office';
  readonly id: string;
}

/** What the policies and the ladder need to know of a record that findings are about. */
export interface SubjectContext {
  readonly officeId: string;
  /** Null: it is an office, which has neither, and whose lead answers for it. */
  readonly tier: Tier | null;
  readonly phase: Phase | null;
  /** What the tier follows from, for a policy that would draw it otherwise. */
  readonly tierFacts?: TierFacts;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly name: string;
}

/** The contexts of the records of one kind, by id; those that are gone are left out. */
export type FindContexts = (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, SubjectContext>>;

/** The records of the kind that somebody manages at the instant `now`, or managed at the end of a past day. */
export type FindManaged = (tx: Tx, personId: string, now: string, past?: PastDay) => Promise<readonly string[]>;

const kinds = new Map<string, FindContexts>();
const managed = new Map<string, FindManaged>();

/** Says in what a kind of record is governed, and which of them somebody manages. One kind has one source. */
export function contributeSubjectContext(kind: string, find: FindContexts, findManaged?: FindManaged): void {
  if (findManaged) managed.set(kind, findManaged);
  if (kinds.has(kind)) throw new Error(`The context of ${kind} records is contributed twice.`);
  kinds.set(kind, find);
}

export const projectIdOf = ({ kind, id }: Subject): string | null => (kind === 'project' ? id : null);

/** What a decision or consequence is about. */
export const subjectOf = (of: { readonly project_id: string | null; readonly office_id: string }): Subject =>
  of.project_id === null ? { kind: 'office', id: of.office_id } : { kind: 'project', id: of.project_id };

/** Undefined where there is no such record, or nobody governs that kind. */
export async function contextOf(
  tx: Tx,
  { kind, id }: { readonly kind: string; readonly id: string },
): Promise<SubjectContext | undefined> {
  return (await contextsOf(tx, kind, [id])).get(id);
}

/** The same of many. */
export async function contextsOf(
  tx: Tx,
  kind: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SubjectContext>> {
  return (ids.length ? await kinds.get(kind)?.(tx, ids) : undefined) ?? new Map();
}

export const managedBy = async (
  { tx, now, past }: Pick<OperationCall, 'tx' | 'now' | 'past'>,
  kind: Subject['kind'],
  personId: string,
): Promise<readonly string[]> => (await managed.get(kind)?.(tx, personId, past?.now ?? now, past)) ?? [];
