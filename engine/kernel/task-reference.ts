import type { RecordReference } from './finding.ts';

/** The reference of a task inside one plan; what stores it puts the plan's id before it. */
export function taskReference(uid: number): RecordReference {
  return { kind: 'task', id: String(uid) };
}
