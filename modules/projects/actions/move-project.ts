import { type Phase, phases } from '#engine';
import { guard, openEvidence, recordDecision } from '#modules/findings/actions';
import { OperationError } from '#platform/contract';
import { type Call, type Change, type Json, personOf } from '#platform/server';
import { errors } from '../routes.ts';
import type { ProjectRow } from '../tables.ts';
import { describeProject } from './describe-project.ts';
import type { ProjectPart } from './project-part.ts';
import { holdProject, holdUnarchived, tellProject, writeProject } from './write-project.ts';

interface Act {
  readonly projectId: string;
  /** Warnings that whoever acts has read, by the ids of their findings. */
  readonly acknowledge?: readonly string[] | 'all' | undefined;
}

/**
 * Starts the next phase, if the policies allow it. Throws `phase-not-next` where it is not the one after the present,
 * `project-closed`, `project-archived`, and what the guard throws.
 */
export async function startPhase(parts: readonly ProjectPart[], call: Call, act: Act & { readonly phase: Phase }) {
  await guard(call, 'start-phase', subjectOf(act), { acknowledge: act.acknowledge });
  const row = await holdOpen(call, act.projectId);
  if (phases[phases.indexOf(row.phase) + 1] !== act.phase) throw new OperationError(errors.phaseNotNext);
  return move(parts, call, row, { phase: act.phase });
}

/**
 * Closes a project, if the policies allow it: completed out of its last phase, or cancelled out of any. Throws
 * `phase-not-last`, `project-closed`, `project-archived`, and what the guard throws.
 */
export async function closeProject(
  parts: readonly ProjectPart[],
  call: Call,
  act: Act & { readonly outcome: 'completed' | 'cancelled'; readonly reason: string },
) {
  const { outcome, reason, acknowledge } = act;
  await guard(call, 'close-project', subjectOf(act), { acknowledge, reason });
  const row = await holdOpen(call, act.projectId);
  if (outcome === 'completed' && row.phase !== phases.at(-1)) throw new OperationError(errors.phaseNotLast);
  return move(parts, call, row, { closed_at: call.now, closed_by: personOf(call.actor) ?? null, outcome });
}

/**
 * Takes a closing back. The decision log keeps the reason, and what was open about the project by which rules. Throws
 * `project-not-closed`.
 */
export async function reopenProject(
  parts: readonly ProjectPart[],
  call: Call,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
) {
  const row = await holdProject(call, projectId);
  if (row.closed_at === null) throw new OperationError(errors.notClosed);
  const evidence = await openEvidence(call, projectId);
  const name = { kind: 'record' as const, record: { kind: 'project', id: projectId }, name: row.name };
  await recordDecision(call, {
    kind: 'override',
    office_id: row.office_id,
    project_id: projectId,
    question: { key: 'projects.question.reopen', parameters: { project: name } },
    finding_ids: evidence.map(({ findingId }) => findingId),
    evidence,
    outcome: 'done',
    reason,
  });
  return move(parts, call, row, { closed_at: null, closed_by: null, outcome: null });
}

const subjectOf = ({ projectId }: Act) => ({ kind: 'project' as const, id: projectId });

/** The project, which the guard holds: of two acts on it the second sees what the first has done. */
async function holdOpen(call: Call, projectId: string): Promise<ProjectRow> {
  const row = await holdUnarchived(call, projectId);
  if (row.closed_at !== null) throw new OperationError(errors.closed);
  return row;
}

async function move(parts: readonly ProjectPart[], call: Call, row: ProjectRow, to: Partial<ProjectRow>) {
  const changes = Object.entries(to).map(([field, value]): Change => {
    const from = row[field as keyof ProjectRow] as Json;
    return { entity: 'project', id: row.id, field, from, to: value as Json };
  });
  await writeProject(call, changes);
  for (const { onUpdated } of parts) await onUpdated?.(call, row.id, Object.keys(to));
  await tellProject(call, row.id);
  return describeProject(call.tx, { ...row, ...to });
}
