import { changeErrors, OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, publish, type UndoRule } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { holdAbsence } from '../absence-queries.ts';
import type { AbsenceColumns } from '../tables.ts';
import { assertFit, mayChangeOf } from './absences.ts';

/** Absences are taken back by whoever may still record them, where what comes of it is one that could be recorded. */
export const absenceUndoRule: UndoRule = {
  permission: null,
  async prepare(call, changes) {
    for (const id of new Set(changes.map((change) => change.id))) {
      await prepareAbsence(call, id, changes.filter((change) => change.id === id)); // biome-ignore format: one call
    }
  },
  written: ({ tx }) => publish(tx, 'people'),
};

async function prepareAbsence(call: OperationCall, id: string, changes: readonly Change[]): Promise<void> {
  const now = await holdAbsence(call.tx, id);
  const whole = changes.find(({ field }) => field === null);
  const before = (whole ? (whole.from ?? whole.to) : now) as Omit<AbsenceColumns, 'id'> | undefined;
  if (!before) throw new OperationError(platformErrors.recordMissing);
  if (!(await mayChangeOf(call, before.person_id))) throw new OperationError(platformErrors.permissionMissing);
  const isGoing = whole?.from === null;
  if (isGoing) return;
  const fields = changes.flatMap(({ field, from }) => (field === null ? [] : [[field, from]]));
  try {
    await assertFit(call, { ...before, ...Object.fromEntries(fields) });
  } catch {
    throw new OperationError(changeErrors.notUndoable);
  }
}
