import type { Parameter } from '#engine';
import { personOf } from '#platform/server';
import type { DecisionRow } from '../decision-tables.ts';
import { assignFindings } from './assign-findings.ts';
import { answerUntil } from './limits.ts';
import { contributeProposal } from './proposals.ts';
import { contributeDecisionKind, openDecision } from './record-decision.ts';
import { contextOf } from './subject-context.ts';

const subjectOf = (projectId: string) => ({ kind: 'project' as const, id: projectId });
const isOrdered = ({ payload }: Pick<DecisionRow, 'payload'>) => payload.isOrdered === true;

/** What a rule proposes to be reviewed is put before the lead of the office, who has it reviewed or leaves it. */
contributeProposal({
  proposal: 'review',
  async propose(call, projectId, evidence) {
    const context = await contextOf(call.tx, subjectOf(projectId));
    if (!context) return;
    const project: Parameter = { kind: 'record', record: subjectOf(projectId), name: context.name };
    await openDecision(call, {
      kind: 'review',
      office_id: context.officeId,
      project_id: projectId,
      finding_ids: evidence.map(({ findingId }) => findingId),
      question: { key: 'findings.question.review', parameters: { project } },
      options: ['review', 'leave'],
      asked_role: 'pmo-lead',
      evidence,
    });
  },
});

/**
 * An ordered review waits for whoever reviews, whoever decided unless somebody is named, until he says what he found: that
 * all is in order, or what the manager has to correct by a date.
 */
contributeDecisionKind({
  kind: 'review',
  async apply(call, decision, { option, until, personId }) {
    const { project_id } = decision;
    const context = project_id ? await contextOf(call.tx, subjectOf(project_id)) : undefined;
    if (!context || option === 'leave' || option === 'in-order') return {};
    const at = answerUntil(call, until);
    if (isOrdered(decision)) {
      await assignFindings(call, decision.finding_ids, { ownerId: context.managerId, until: at });
      return {};
    }
    const reviewer = personId ?? personOf(call.actor);
    // in the name of the review, as nobody answers a question of his own
    const asking = { ...call, actor: { kind: 'policy', id: 'review' } as const };
    await openDecision(asking, {
      kind: 'review',
      office_id: decision.office_id,
      project_id,
      finding_ids: decision.finding_ids,
      question: { key: 'findings.question.reviewing', parameters: decision.question.parameters },
      options: ['in-order', 'to-correct'],
      asked_role: reviewer ? null : 'pmo-lead', // of a person: who leads the office may be another by then
      ...(reviewer && { asked_person_ids: [reviewer] }),
      due_at: at,
      evidence: decision.evidence,
      payload: { isOrdered: true, orderedBy: decision.id },
    });
    return {};
  },
});
