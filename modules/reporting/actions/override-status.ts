import type { Message, Status } from '#engine';
import { openEvidence, recordDecision, type StatusOverride } from '#modules/findings/actions';
import { overrideOf } from '#modules/findings/actions/status-overrides';
import { officeSettings, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { judgedAnew } from '#modules/plans/actions/plan-changed';
import { holdUnarchived } from '#modules/projects/actions/write-project';
import { OperationError } from '#platform/contract';
import type { Call, Json } from '#platform/server';
import { selectSummary } from '../queries.ts';
import { dayAfter } from '../report-period.ts';
import type { Reported } from '../report-tables.ts';
import { errors } from '../routes.ts';

interface Override {
  readonly projectId: string;
  readonly status: Reported;
  readonly reason: string;
  /** The last day on which it holds. */
  readonly until?: string | undefined;
}

/** Days for which a status may be set. */
const mostDays = 366;

/**
 * Sets the status of a project in place of the computed one, which stays beside it: a decision with its reason, until a
 * day or until it is ended. Throws `report-without-figures`, `override-until`, `project-archived`.
 */
export async function overrideStatus(call: Call, { projectId, status, reason, until }: Override) {
  const row = await holdUnarchived(call, projectId);
  const summary = await selectSummary(call.tx, projectId);
  if (!summary) throw new OperationError(errors.noFigures);
  const { timeZone } = await officeSettings(call.tx, row.office_id);
  const today = dateIn(timeZone, call.now);
  if (until !== undefined && (until < today || until > dayAfter(today, mostDays)))
    throw new OperationError(errors.overrideUntil);
  const holds_until = until === undefined ? null : startOfDay(dayAfter(until), timeZone);
  const { computed } = summary;
  return decided(call, row, `set-${status}`, {
    reason,
    holds_until,
    payload: { status, computed, lastDay: until ?? null },
  });
}

/** Ends it: what is computed counts again. Throws `override-missing`, `project-archived`. */
export async function endStatusOverride(
  call: Call,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
) {
  const row = await holdUnarchived(call, projectId);
  if (!(await overrideOf(call.tx, projectId, call.now))) throw new OperationError(errors.overrideMissing);
  return decided(call, row, 'computed', { reason, holds_until: null, payload: { status: null } });
}

/** A status that was set in a history that was, by whoever calls; for whoever writes one. */
export async function keepPastOverride(
  call: Call,
  project: Pick<Held, 'id' | 'name' | 'office_id'>,
  { status, computed, reason, until: lastDay, holdsUntil }: PastOverride,
): Promise<StatusOverride> {
  const said = { reason, holds_until: holdsUntil, payload: { status, computed, lastDay } };
  const { id: decisionId } = await keep(call, project, `set-${status}`, said);
  return { decisionId, status, reason, personId: call.actor.id, at: call.now, until: holdsUntil, lastDay };
}

interface PastOverride extends Pick<Override, 'status' | 'reason'> {
  readonly until: string;
  readonly computed: Status;
  /** When its last day is over: an instant. */
  readonly holdsUntil: string;
}

type Held = Awaited<ReturnType<typeof holdUnarchived>>;

interface Said {
  readonly reason: string;
  readonly holds_until: string | null;
  readonly payload: { readonly [name: string]: Json };
}

async function decided(call: Call, project: Held, outcome: string, said: Said) {
  const decision = await keep(call, project, outcome, said);
  await judgedAnew(call, project.id);
  return { decisionId: decision.id };
}

async function keep(
  call: Call,
  { id, name, office_id }: Pick<Held, 'id' | 'name' | 'office_id'>,
  outcome: string,
  said: Said,
) {
  const { status, lastDay } = said.payload;
  // decisions that were kept before these were told apart say `override`
  const what = !status ? 'override-ended' : lastDay ? 'override-until' : 'override-open';
  const question: Message = {
    key: `reporting.question.${what}`,
    parameters: {
      project: { kind: 'record', record: { kind: 'project', id }, name },
      ...(status && { status: { kind: 'word', key: `reporting.reports.status.${status}` } }),
      ...(lastDay && { until: { kind: 'date', at: String(lastDay) } }),
    },
  };
  const evidence = await openEvidence(call, id);
  return recordDecision(call, {
    kind: 'override',
    office_id,
    project_id: id,
    question,
    finding_ids: evidence.map(({ findingId }) => findingId),
    evidence,
    outcome,
    ...said,
  });
}
