import type { Parameter } from '#engine';
import {
  contributeSimulation,
  namesOfOffices,
  officesBelow,
  onGovernedAnew,
  onPolicyAdopted,
} from '#modules/offices/actions';
import { enqueue, type JobRun, publish } from '#platform/server';
import { selectLive, selectToEvaluate } from '../queries/consequences.ts';
import { requestAskAnew } from './ask-anew.ts';
import { evaluateConsequences } from './evaluate-consequences.ts';
import { recordDecision } from './record-decision.ts';
import { contextsOf, type Subject } from './subject-context.ts';

/** The job that judges the findings of an office's projects anew. */
export const evaluateJob = 'findings.evaluate';

onPolicyAdopted(async ({ call, what, officeId, versionId, version, reason, inForceOn }) => {
  const name = (await namesOfOffices(call.tx, [officeId])).get(officeId) ?? '';
  const office: Parameter = { kind: 'record', record: { kind: 'office', id: officeId }, name };
  await recordDecision(call, {
    kind: 'policy',
    office_id: officeId,
    question: inForceOn
      ? { key: 'findings.question.policyFrom', parameters: { office, version, day: { kind: 'date', at: inForceOn } } }
      : { key: 'findings.question.policy', parameters: { office, version } },
    outcome: what,
    reason,
    payload: { versionId, version },
  });
});

onGovernedAnew(async ({ call, officeId }) => {
  await enqueue(call.tx, evaluateJob, { officeId }, { key: `${evaluateJob}:${officeId}` });
});

contributeSimulation(async (tx, officeIds) => {
  const rows = await selectLive(tx, officeIds);
  const [projects, offices] = await Promise.all([
    contextsOf(tx, 'project', [...new Set(rows.flatMap(({ project_id }) => project_id ?? []))]),
    contextsOf(tx, 'office', [...new Set(rows.flatMap(({ project_id, office_id }) => (project_id ? [] : office_id)))]),
  ]);
  return rows.flatMap(({ finding_id: findingId, code, severity, project_id: projectId, office_id: officeId }) => {
    const context = projectId === null ? offices.get(officeId) : projects.get(projectId);
    if (!context) return [];
    const { name: subjectName, tier, phase, tierFacts } = context;
    return {
      findingId,
      code,
      severity,
      projectId,
      subjectName,
      officeId,
      tier,
      phase,
      ...(tierFacts && { tierFacts }),
    };
  });
});

/** Project after project and office after office in transactions of their own: nobody waits for all of them. */
export async function evaluateBelow({ payload, transaction, signal }: JobRun<{ officeId: string }>): Promise<void> {
  const subjects = await transaction(async ({ tx }) => {
    const offices = new Set(await officesBelow(tx, [payload.officeId]));
    const { projectIds, officeIds } = await selectToEvaluate(tx);
    const projects = [...(await contextsOf(tx, 'project', projectIds))];
    return [
      ...projects.flatMap(([id, { officeId }]): Subject[] => (offices.has(officeId) ? [{ kind: 'project', id }] : [])),
      ...officeIds.flatMap((id): Subject[] => (offices.has(id) ? [{ kind: 'office', id }] : [])),
    ];
  });
  for (const subject of subjects) {
    if (signal.aborted) return;
    await transaction((call) => evaluateConsequences(call, subject));
  }
  await transaction(async ({ tx }) => {
    await requestAskAnew(tx);
    await publish(tx, 'findings');
  });
}
