import type { PlanTime } from '#engine';
import { planAt, type Refusal } from '#formats';
import { activeWithin, type ProjectReach } from '#modules/projects/actions/read-projects';
import { addProject, defaultToleranceDays, holdUnarchived } from '#modules/projects/actions/write-project';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Actor, type Call, personOf, timeOrderedId, undoEntry, writeChanges } from '#platform/server';
import { planChanged } from './actions/plan-changed.ts';
import type { FidelityView, ImportUpdate } from './contract.ts';
import { describeFidelity, newPlanChanges, updateOfPlan } from './import-plan.ts';
import { findCandidates, findImport, lockImport, updateImport } from './queries/imports.ts';
import { findPlanOfProject, lockPlan, selectPart } from './queries.ts';
import { readStoredFile } from './read-file.ts';
import { errors } from './routes.ts';
import { inWorker, type WorkerConnection } from './worker-database.ts';
import { asOutcome, type WorkerOutcome } from './worker-fault.ts';

export interface ReadRequest extends WorkerConnection {
  readonly fileId: string;
  readonly now: string;
  /** Chosen by whoever brought the file; null: recognise it within the reach. */
  readonly projectId: string | null;
  /** Which plan of the file: 0 is the first. */
  readonly place: number;
  /** Where the person may import, as it was when the file came. */
  readonly reach: ProjectReach;
}

/** What a dry run found: why the file is refused, or what taking it over would keep and do. */
export type ReadFile =
  | { readonly ok: false; readonly refusal: Refusal }
  | {
      readonly ok: true;
      readonly name: string;
      readonly fidelity: FidelityView;
      /** Plans that may be the one in the file, the likeliest first, with what it would change. */
      readonly candidates: readonly Candidate[];
    };

export interface Candidate {
  readonly projectId: string;
  readonly because: 'chosen' | 'same-guid' | 'same-name-and-tasks';
  readonly hasChanges: boolean;
  readonly update: ImportUpdate;
}

type Progress = (part: number) => void;

/** The dry run: reads, schedules and compares; changes nothing. */
export async function readImportFile(request: ReadRequest, onProgress: Progress): Promise<ReadFile> {
  const file = await readStoredFile(request, request.fileId, (part) => onProgress(part * 0.6));
  if (!file.ok) return file;
  const fidelity = describeFidelity(file, request.place);
  const read = planAt(file, request.place) ?? file;
  onProgress(0.8);
  const candidates = await inWorker(request, async (tx) => {
    const found: Candidate[] = [];
    for (const { planId, ...candidate } of await recognise(tx, read, request)) {
      const { changes, update } = await updateOfPlan(tx, planId, read, request.now);
      found.push({ ...candidate, hasChanges: changes.length > 0, update });
    }
    return found;
  });
  return { ok: true, name: read.plan.project.name, fidelity, candidates };
}

/** Of the plan with the file's GUID, or of its name, those that share at least half of their tasks by uid and name. */
async function recognise(
  tx: Call['tx'],
  read: Parameters<typeof newPlanChanges>[0],
  { projectId: chosen, reach }: ReadRequest,
) {
  if (chosen !== null) {
    const plan = await findPlanOfProject(tx, chosen);
    return plan ? [{ planId: plan.id, projectId: chosen, because: 'chosen' as const }] : [];
  }
  const names = new Map(read.plan.tasks.map(({ uid, name }) => [uid, name]));
  const found: { planId: string; projectId: string; because: Candidate['because'] }[] = [];
  const mayBe = await findCandidates(tx, activeWithin(reach), read.guid, read.plan.project.name);
  for (const { id, project_id, same_guid } of mayBe) {
    const tasks = await selectPart(tx, 'task', id, ['uid', 'name']);
    const shared = tasks.filter(({ uid, name }) => names.get(Number(uid)) === name).length;
    if (shared * 2 < Math.min(tasks.length, names.size) || shared === 0) continue;
    found.push({ planId: id, projectId: project_id, because: same_guid ? 'same-guid' : 'same-name-and-tasks' });
  }
  return found.slice(0, 3);
}

export interface CommitRequest extends WorkerConnection {
  readonly importId: string;
  readonly fileId: string;
  /** Which plan of the file: 0 is the first. */
  readonly place: number;
  readonly actor: Actor;
  readonly operation: string;
  readonly now: string;
  readonly planNow: PlanTime;
  readonly target: ImportTarget;
  /** The revision of the plan at which its baselines may be set; null: none may. */
  readonly judgedRevision: number | null;
}

export type ImportTarget =
  | { readonly kind: 'new'; readonly name: string; readonly officeId: string }
  | { readonly kind: 'update'; readonly projectId: string };

/** Takes the file over: all in one transaction, or nothing. Done once, however often it is asked for. */
export function commitImportFile(request: CommitRequest, onProgress: Progress): Promise<WorkerOutcome<null>> {
  return asOutcome(async () => {
    const takeRead = await readToTake(request, (part) => onProgress(part * 0.4));
    return inWorker(request, async (tx) => {
      const call: Call = { ...request, tx };
      // as everybody takes them, whoever deletes it too: the project before what hangs on it
      if (request.target.kind === 'update') await holdUnarchived(call, request.target.projectId);
      const row = await lockImport(tx, request.importId);
      if (row?.state === 'committed') return null;
      if (row?.state !== 'committing') throw new OperationError(errors.importNotReady);
      const commit = request.target.kind === 'new' ? commitNew : commitUpdate;
      const done = await commit(call, request, takeRead);
      onProgress(0.95);
      await updateImport(tx, request.importId, { ...done, state: 'committed', committed_at: request.now });
      return null;
    });
  });
}

type Read = Parameters<typeof newPlanChanges>[0];

/** Reads the file and gives it out once: a large plan is not kept in memory beside the rows that are made of it. */
async function readToTake(request: CommitRequest, onProgress: Progress): Promise<() => Read> {
  const file = await readStoredFile(request, request.fileId, onProgress);
  const read = file.ok ? planAt(file, request.place) : null;
  if (!read) throw new OperationError(errors.importNotReady);
  const held = [read];
  return () => {
    const [taken] = held.splice(0);
    if (!taken) throw new Error('What was read is taken already.');
    return taken;
  };
}

async function commitNew(call: Call, request: CommitRequest, takeRead: () => Read) {
  if (request.target.kind !== 'new') throw new Error('The target is no new project.');
  const { name, officeId } = request.target;
  const managerPersonId = personOf(call.actor) ?? null;
  const planId = timeOrderedId();
  const input = { name, officeId, managerPersonId, toleranceDays: defaultToleranceDays };
  const { project, entryId } = await addProject(call, input, async ({ id }) =>
    newPlanChanges(takeRead(), { planId, projectId: id, now: call.now, planNow: request.planNow }),
  );
  const revision = await planChanged(call, { id: planId, project_id: project.id });
  const result = { isNewProject: true, hasChanges: true, update: null };
  return { project_id: project.id, entry_id: entryId, committed_revision: revision, result };
}

async function commitUpdate(call: Call, request: CommitRequest, takeRead: () => Read) {
  if (request.target.kind !== 'update') throw new Error('The target is no project that is here.');
  const { projectId } = request.target;
  const found = await findPlanOfProject(call.tx, projectId);
  const plan = found && (await lockPlan(call.tx, found.id));
  if (!plan) throw new OperationError(platformErrors.recordMissing);
  const { changes, update } = await updateOfPlan(call.tx, plan.id, takeRead(), call.now);
  const result = { isNewProject: false, hasChanges: changes.length > 0, update };
  const isAllowed = !update.baselines.length || plan.revision === request.judgedRevision;
  if (!isAllowed) throw new OperationError(errors.importLookAgain);
  if (!changes.length) return { project_id: projectId, committed_revision: plan.revision, result };
  const { entryId } = await writeChanges(call, changes);
  return { project_id: projectId, entry_id: entryId, committed_revision: await planChanged(call, plan), result };
}

export interface UndoRequest extends WorkerConnection {
  readonly importId: string;
  readonly actor: Actor;
  readonly operation: string;
  readonly now: string;
  /** Where it gives up baselines, the revision of the plan at which it may. */
  readonly judgedRevision: number | null;
}

/** Takes back what an import changed in a plan that was here before. */
export function undoImportedUpdate(request: UndoRequest): Promise<WorkerOutcome<null>> {
  return asOutcome(() =>
    inWorker(request, async (tx) => {
      const call: Call = { ...request, tx };
      const found = await findImport(tx, request.importId);
      if (found?.project_id) await holdUnarchived(call, found.project_id);
      const row = await lockImport(tx, request.importId);
      if (row?.state !== 'committed') throw new OperationError(errors.importNotCommitted);
      const plan = row.project_id === null ? undefined : await findPlanOfProject(tx, row.project_id);
      if (plan && row.entry_id !== null) {
        const held = await lockPlan(tx, plan.id);
        const isAllowed = request.judgedRevision === null || held?.revision === request.judgedRevision;
        if (!isAllowed) throw new OperationError(errors.importLookAgain);
        await undoEntry(call, row.entry_id).catch(asChangedSince);
        await planChanged(call, plan);
      }
      await updateImport(tx, row.id, { state: 'undone' });
      return null;
    }),
  );
}

function asChangedSince(error: unknown): never {
  if (!(error instanceof OperationError) || error.code !== platformErrors.changedMeanwhile.code) throw error;
  throw new OperationError(errors.importChangedSince, error.details);
}
