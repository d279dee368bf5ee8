import type { Parameter } from '#engine';
import {
  answerUntil,
  assignFindings,
  boardTime,
  contributeDecisionKind,
  contributeProposal,
  type Evidence,
  openDecision,
} from '#modules/findings/actions';
import { findProject } from '#modules/projects/actions/read-projects';
import { holdProject, tellProject, writeProject } from '#modules/projects/actions/write-project';
import type { Call, Json } from '#platform/server';
import { planPart } from './project-part.ts';

const inDays = (days: number): Parameter => ({ kind: 'days', days });

/** By how many working days what was promised is missed; null where the findings do not say. */
function daysLate(evidence: readonly Evidence[]): number | null {
  const late = evidence.flatMap(({ sentence: { parameters } }) => {
    const { days } = parameters;
    return typeof days === 'object' && days.kind === 'days' ? [days.days] : [];
  });
  return late.length ? Math.ceil(Math.max(...late)) : null;
}

/**
 * Puts a breach of tolerance before the sponsor, who owns it: what was promised and what comes, and what each way out would
 * do, the tolerance that would cover it worked out.
 */
export function contributeExceptionReports(): void {
  contributeProposal({
    proposal: 'exception-report',
    // an accepted breach that has grown beyond what was accepted is another one
    covers: ({ outcome, payload }, evidence) =>
      outcome !== 'accept-breach' || (daysLate(evidence) ?? 0) <= Number(payload.toleranceDays),
    async propose(call, projectId, evidence) {
      // not held: whoever evaluates holds the plan already, which is taken after the project
      const row = await findProject(call.tx, projectId);
      if (!row || row.closed_at !== null || row.state === 'archived') return;
      const project: Parameter = { kind: 'record', record: { kind: 'project', id: projectId }, name: row.name };
      const tolerance = inDays(row.tolerance_days);
      const days = daysLate(evidence);
      const covers = days !== null && days > row.tolerance_days ? days : null;
      await openDecision(call, {
        kind: 'exception-report',
        office_id: row.office_id,
        project_id: projectId,
        finding_ids: evidence.map(({ findingId }) => findingId),
        question:
          covers === null
            ? { key: 'findings.question.exception-report', parameters: { project, tolerance } }
            : {
                key: 'findings.question.exception-report-days',
                parameters: { project, tolerance, days: inDays(covers) },
              },
        options: ['exception-plan', ...(covers === null ? [] : ['accept-breach']), 'leave'],
        asked_role: 'sponsor',
        evidence,
        payload: covers === null ? {} : acceptance(row.tolerance_days, covers),
      });
    },
  });
  contributeDecisionKind({
    kind: 'exception-report',
    answerWithin: boardTime,
    async apply(call, { project_id: projectId, finding_ids, payload }, { option, until }) {
      if (projectId === null || option === 'leave') return {};
      if (option === 'accept-breach') {
        await coverBreach(call, projectId, Number(payload.toleranceDays));
        return {};
      }
      const at = answerUntil(call, until);
      const row = await holdProject(call, projectId);
      await assignFindings(call, finding_ids, { ownerId: row.manager_person_id, until: at });
      return { holds_until: at };
    },
  });
}

/** What accepting the later finish does, as it is shown and carried out. */
function acceptance(before: number, toleranceDays: number): { readonly [name: string]: Json } {
  const parameters = { tolerance: inDays(toleranceDays), before: inDays(before) };
  const effect = { key: 'findings.effect.accept-breach', parameters };
  return { toleranceDays, effects: { 'accept-breach': effect } as unknown as Json };
}

/** The tolerance is what covers it from now on, and the plan is judged by it. */
async function coverBreach(call: Call, projectId: string, toleranceDays: number): Promise<void> {
  const row = await holdProject(call, projectId);
  if (row.tolerance_days >= toleranceDays) return;
  const change = { entity: 'project', id: projectId, field: 'tolerance_days' };
  await writeProject(call, [{ ...change, from: row.tolerance_days, to: toleranceDays }]);
  await planPart.onUpdated?.(call, projectId, ['tolerance_days']);
  await tellProject(call, projectId);
}
