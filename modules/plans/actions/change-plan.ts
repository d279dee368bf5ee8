import { assertUnarchived, holdProject } from '#modules/projects/actions/write-project';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, type Change, writeChanges } from '#platform/server';
import { numbered } from '../change-contract.ts';
import type { PlanChange } from '../contract.ts';
import type { MadeRecord } from '../new-uids.ts';
import { findCommand, findPlan, insertCommand, lockPlan, madeBy, type PlanHead } from '../queries.ts';
import { fieldOf } from '../tables.ts';
import { toChanges } from '../to-changes.ts';
import { addEffects } from './add-effects.ts';
import { datesNow } from './dates-now.ts';
import { planChanged } from './plan-changed.ts';
import type { PlanServices } from './plan-services.ts';

interface Command {
  readonly planId: string;
  readonly commandId?: string | undefined;
  readonly baseRevision: number;
  readonly changes: readonly PlanChange[];
}

interface Changed {
  revision: number;
  entryId: string | null;
  made: MadeRecord[];
}

/**
 * The one plan command: all changes or none, one command of a plan after the other, the same command once. What others
 * changed since `baseRevision` stays unless a change's `from` is no longer true: that is `changed-meanwhile`, naming who
 * changed what to what. Throws `project-archived`, but not of what was done before.
 */
export async function changePlan(services: PlanServices, call: Call, input: Command): Promise<Changed> {
  const found = await findPlan(call.tx, input.planId);
  if (!found) throw new OperationError(platformErrors.recordMissing);
  const project = await holdProject(call, found.project_id); // as everybody takes them: the project before its plan
  const plan = (await lockPlan(call.tx, found.id)) as PlanHead; // which goes with its project alone
  const done = input.commandId && (await findCommand(call.tx, plan.id, input.commandId));
  if (done) {
    const { revision, entry_id: entryId } = done;
    return { revision, entryId, made: entryId === null ? [] : madeAgain(input, await madeBy(call.tx, entryId)) };
  }
  assertUnarchived(project);
  const command = await toChanges(call.tx, plan, input.changes);
  const changes = await addEffects(call, plan, command, (uids) => datesNow(services, call, plan, uids));
  if (!changes.length) return { revision: plan.revision, entryId: null, made: [] };
  const { entryId } = await inItsTerms(plan.id, () => writeChanges(call, changes));
  const revision = await planChanged(call, plan);
  if (input.commandId) await insertCommand(call.tx, plan.id, input.commandId, revision, entryId);
  return { revision, entryId, made: command.made };
}

/** The answer to a command that was done before; its entry has the records of each kind in the order of the command. */
function madeAgain({ changes }: Command, records: readonly { readonly entity: string; readonly id: string }[]) {
  return numbered.flatMap((entity) => {
    const named = changes.filter((change) => change.entity === entity && change.field === null && change.to !== null);
    const made = records.filter((record) => record.entity === entity);
    return made.map(({ id }, index) => ({ entity, id: named[index]?.id ?? '', uid: Number(id.split('/')[1]) }));
  });
}

/** Conflicts are named in the terms of the command: its entities, ids and fields. */
async function inItsTerms<T>(planId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { conflicts } = (error instanceof OperationError && (error.details ?? {})) as { conflicts?: Change[] };
    if (!(error instanceof OperationError) || !conflicts) throw error;
    const named = conflicts.map(({ entity, id, field, ...rest }) => ({
      entity: entity === 'plan' ? 'project' : entity,
      id: entity === 'plan' ? id : id.slice(planId.length + 1).replaceAll('/', '-'),
      field: field === null ? null : fieldOf(field),
      ...rest,
    }));
    throw new OperationError(error, { ...(error.details as object), conflicts: named });
  }
}
