import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, personOf, publish, type Tx, type UndoRule, type UndoRules } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import {
  selectAssessmentsNamed,
  selectComparisonsNamed,
  selectCriteriaNamed,
  selectEstimatesNamed,
  selectMethodsNamed,
  selectStepsNamed,
} from '../queries.ts';
import { priorityTopic } from './change-priorities.ts';

const rowOf = ({ from, to }: Change) => (to ?? from) as Readonly<Record<string, string | null>>;

const written: NonNullable<UndoRule['written']> = ({ tx }) => publish(tx, priorityTopic);

/** What an office ranks by is taken back by whoever may still write it; what goes with it comes back with it. */
const scaleRule: UndoRule = {
  permission: null,
  async prepare(call, changes) {
    for (const change of changes) {
      const row = change.field === null ? rowOf(change) : null;
      const officeId = row?.office_id ?? (await officeOf(call.tx, row?.criterion_id ?? row?.first_id ?? change.id));
      if (officeId) await call.access.require('priority.write', { kind: 'office', id: officeId });
      // of a record whose criterion is to come back with it, the criterion says who may
      else if (row === null || change.to !== null) throw new OperationError(platformErrors.recordMissing);
    }
  },
  written,
};

/** The office of a criterion, of what hangs on one, or of a method. */
async function officeOf(tx: Tx, id: string): Promise<string | undefined> {
  const [[step], [comparison], [method]] = await Promise.all([
    selectStepsNamed(tx, [id]),
    selectComparisonsNamed(tx, [id]),
    selectMethodsNamed(tx, [id]),
  ]);
  const [criterion] = await selectCriteriaNamed(tx, [step?.criterion_id ?? comparison?.first_id ?? id]);
  return method?.office_id ?? criterion?.office_id;
}

/** What one gave oneself; of others what went with a criterion comes back with that, and what was taken back by whoever may. */
const givenRule = (find: typeof selectAssessmentsNamed | typeof selectEstimatesNamed): UndoRule => ({
  permission: null,
  async prepare(call: OperationCall, changes: readonly Change[]) {
    const set = changes.flatMap(({ id, field }) => (field === null ? [] : [id]));
    const rows = [
      ...(await find(call.tx, set)),
      ...changes.flatMap((change) => (change.field === null ? [rowOf(change)] : [])),
    ];
    for (const { person_id, project_id, proposal_id, ...row } of rows) {
      if (person_id !== personOf(call.actor)) {
        const officeId = 'office_id' in row ? row.office_id : await officeOf(call.tx, row.criterion_id ?? '');
        if (officeId) await call.access.require('priority.write', { kind: 'office', id: officeId });
        continue;
      }
      const kind = project_id ? 'project' : 'proposal';
      await call.access.require('priority.assess', { kind, id: project_id ?? proposal_id ?? '' });
    }
  },
  written,
});

/** A place that was given has a timer: it is ended, not taken back. */
export const priorityUndoRules: UndoRules = {
  prioritisation: scaleRule,
  criterion: scaleRule,
  'criterion-step': scaleRule,
  'criterion-comparison': scaleRule,
  assessment: givenRule(selectAssessmentsNamed),
  'job-estimate': givenRule(selectEstimatesNamed),
};
