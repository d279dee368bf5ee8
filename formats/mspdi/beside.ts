import type { RecordKind, UnknownContent } from '../plan/unknown-content.ts';

/** What a file said beside the plan, by record, as single elements. */
export interface Beside {
  of(kind: RecordKind, uid: number): readonly string[];
  /** Records of a kind that the plan does not hold, whole, by uid. */
  others(kind: RecordKind, isInPlan: (uid: number) => boolean): readonly { uid: number; elements: readonly string[] }[];
}

const nothing: readonly string[] = [];

export function besideOf(content: UnknownContent | null): Beside {
  const found = new Map<RecordKind, Map<number, string[]>>();
  for (const { kind, uid, elements } of content?.records ?? []) {
    const ofKind = found.get(kind) ?? new Map<number, string[]>();
    found.set(kind, ofKind);
    const own = ofKind.get(uid) ?? [];
    ofKind.set(uid, own);
    for (const index of elements) own.push(content?.elements[index] ?? '');
  }
  return {
    of: (kind, uid) => found.get(kind)?.get(uid) ?? nothing,
    others: (kind, isInPlan) =>
      [...(found.get(kind) ?? [])].flatMap(([uid, elements]) =>
        isInPlan(uid) || !elements.some((element) => element.startsWith('<UID>')) ? [] : [{ uid, elements }],
      ),
  };
}
