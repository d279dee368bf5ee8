import type { PlanAssignment } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import type { RawRecord, UnknownElement } from '../xml/read-records.ts';
import { element } from './write-element.ts';

const path = 'Assignment/TimephasedData';
const parts = ['Type', 'UID', 'Start', 'Finish', 'Unit', 'Value'];
const soundDate = /^\s*\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/**
 * Sorts the rows of an assignment's TimephasedData: work of a contour by hand is in the plan already, other work only
 * spreads what the plan says, and the rest (baselines, overtime) is stored as it stands. Counts each in `counts`.
 */
export function sortTimephased(
  raw: RawRecord,
  { contour, uid }: PlanAssignment,
  faults: FaultLog,
  counts: Map<'mapped' | 'computed' | 'unknown', number>,
  keepsComputed: boolean,
): UnknownElement[] {
  const count = (kind: 'mapped' | 'computed' | 'unknown') => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return raw.records('TimephasedData').flatMap((row): UnknownElement[] => {
    const type = row.text('Type')?.trim();
    const start = row.text('Start') ?? '';
    if (!soundDate.test(start))
      faults.add('bad-timephased', { element: 'Assignment', uid, line: row.line }, 'Start', start);
    if (type !== '1' && type !== '2') {
      count('unknown');
      return [{ path, xml: asItStood(row) }];
    }
    count(contour === 'contoured' ? 'mapped' : 'computed');
    return keepsComputed ? [{ path, xml: asItStood(row), isKnown: true }] : [];
  });
}

function asItStood(row: RawRecord): string {
  const inside = parts.map((name) => element(name, row.text(name) ?? null)).join('');
  return `<TimephasedData>${inside}</TimephasedData>`;
}
