import type { EffectiveConsequence, EffectivePart, EffectiveRow, Origin } from '#engine';
import type { Tx } from '#platform/server';
import type { AdoptedRow } from '../policy-queries.ts';
import { namesOf } from '../queries.ts';
import type { PolicyVersionRow } from '../tables.ts';
import { digestOf } from './policy-state.ts';

type Names = ReadonlyMap<string, string>;

/** A draft as it is shown, or what is adopted for a day to come. */
export async function describeDraft(tx: Tx, draft: PolicyVersionRow) {
  const { policy, drafted_by, drafted_at } = draft;
  const names = await namesOf(tx, drafted_by ? [drafted_by] : []);
  return {
    policy: plain(policy),
    digest: digestOf(policy),
    draftedBy: personNamed(names, drafted_by),
    draftedAt: drafted_at,
    adoption: draft.state === 'ahead' ? ((await describeVersions(tx, [draft as AdoptedRow]))[0] ?? null) : null,
  };
}

/** Adopted versions without what they say. */
export async function describeVersions(tx: Tx, rows: readonly AdoptedRow[]) {
  const names = await namesOf(
    tx,
    rows.flatMap(({ adopted_by }) => adopted_by ?? []),
  );
  return rows.map(({ version, reason, adopted_by, adopted_at, in_force_on }) => ({
    version,
    reason,
    adoptedBy: personNamed(names, adopted_by),
    adoptedAt: adopted_at,
    inForceOn: in_force_on,
  }));
}

export const personNamed = (names: Names, id: string | null) =>
  id === null ? null : { id, name: names.get(id) ?? '' };

/** What follows from a finding at each act. */
export function describeRow({ code, severity, at }: EffectiveRow, names: Names) {
  const described = {
    standing: describeConsequence(at.standing, names),
    'set-baseline': describeConsequence(at['set-baseline'], names),
    'start-phase': describeConsequence(at['start-phase'], names),
    'close-project': describeConsequence(at['close-project'], names),
  };
  return { code, severity, at: described };
}

/** What follows, each part with the office behind it by name. */
function describeConsequence(consequence: EffectiveConsequence, names: Names) {
  const named = (origin: Origin | null) => origin && { ...origin, officeName: names.get(origin.officeId) ?? '' };
  const part = <T>({ value, origin, stance, floor, said }: EffectivePart<T>) => ({
    value,
    origin: named(origin),
    stance,
    floor: floor.origin && floor.value,
    said: said.map(({ version: _, ...one }) => one),
  });
  return {
    enforcement: part(consequence.enforcement),
    waivableBy: part(consequence.waivableBy),
    answerWithin: part(consequence.answerWithin),
    proposes: consequence.proposes.map(({ proposal, origin }) => ({ proposal, origin: named(origin) })),
  };
}

type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<T[K]> }
    : T;

/** The same value, of the type that the shapes of the wire have: theirs are not read-only. */
export const plain = <T>(value: T) => value as Plain<T>;
