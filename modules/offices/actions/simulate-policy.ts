import { type BlockedAct, type Consequence, simulate } from '#engine';
import type { OperationCall } from '#platform/server/http/exchange';
import { officesBelow } from '../queries.ts';
import { chainsWith } from './policy-chain.ts';
import { liveFindings } from './policy-contributions.ts';
import { draftOf, policyState } from './policy-state.ts';

/** What a person reads of each list; their counts tell all. */
const most = 200;

/** What the office's draft would change for the findings that are open in it and below. */
export async function simulatePolicy({ tx }: OperationCall, { officeId }: { officeId: string }) {
  const { policy } = draftOf(await policyState(tx, officeId));
  const officeIds = await officesBelow(tx, [officeId]);
  const findings = await liveFindings(tx, officeIds);
  const names = new Map(
    findings.map(({ projectId, officeId: of, subjectName = '' }) => [projectId ?? of, subjectName]),
  );
  const nameOf = (id: string) => names.get(id) ?? '';
  const before = await chainsWith(tx, officeIds);
  const found = simulate(findings, before, await chainsWith(tx, officeIds, { officeId, policy }));
  return {
    findings: found.findings,
    projects: found.projects,
    before: found.before,
    after: found.after,
    changedCount: new Set(found.changed.map(({ findingId }) => findingId)).size,
    changed: found.changed.slice(0, most).map((one) => ({
      ...one,
      parts: [...one.parts],
      before: valuesOf(one.before),
      after: valuesOf(one.after),
    })),
    newlyBlockedProjects: countProjects(found.newlyBlocked),
    newlyBlocked: found.newlyBlocked.slice(0, most).map(describe),
    releasedProjects: countProjects(found.released),
    released: found.released.slice(0, most).map(describe),
    escalationCount: found.escalations.length,
    escalations: found.escalations
      .slice(0, most)
      .map(({ officeId: of, ...one }) => ({ ...one, subjectName: nameOf(one.projectId ?? of) })),
  };

  function describe({ projectId, action, findings: blocking }: BlockedAct) {
    const told = blocking.map(({ findingId, code, after }) => ({
      findingId,
      code,
      waivableBy: after.waivableBy.value,
    }));
    return { projectId, projectName: nameOf(projectId), action, findings: told };
  }
}

const countProjects = (acts: readonly BlockedAct[]) => new Set(acts.map(({ projectId }) => projectId)).size;

const valuesOf = ({ enforcement, waivableBy, answerWithin }: Consequence) => ({
  enforcement: enforcement.value,
  waivableBy: waivableBy.value,
  answerWithin: answerWithin.value,
});
