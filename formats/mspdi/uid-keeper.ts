import type { FaultLog } from '../plan/faults.ts';
import type { RecordFields } from './record-fields.ts';

/** Microsoft Project numbers its rows from 1 and takes none over 2,097,151, so numbers from here on are seldom taken. */
const spareUids = 2_000_000;

export interface UidKeeper {
  isTaken(element: string, uid: number): boolean;
  /** The record's UID; a spare one, and a fault, where it has none or one that is taken: the record itself is kept. */
  take(element: string, fields: RecordFields): number;
}

export function createUidKeeper(faults: FaultLog): UidKeeper {
  const taken = new Map<string, Set<number>>();
  const takenOf = (element: string) => {
    const uids = taken.get(element) ?? new Set<number>();
    taken.set(element, uids);
    return uids;
  };
  return {
    isTaken: (element, uid) => takenOf(element).has(uid),
    take(element, fields) {
      const uids = takenOf(element);
      let uid = fields.uid;
      if (uid === null || uid < 0 || uids.has(uid)) {
        const code = uid !== null && uids.has(uid) ? 'duplicate-uid' : 'missing-uid';
        faults.add(code, fields, 'UID', fields.text('UID') ?? '');
        for (uid = spareUids; uids.has(uid); ) uid++;
      }
      uids.add(uid);
      return uid;
    },
  };
}
