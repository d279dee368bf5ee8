import { openFindingsOf } from '#modules/findings/actions';
import { namesOfOffices, projectPolicyOf } from '#modules/offices/actions';
import { errors, OperationError } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import { governedProjects } from './project-tier.ts';

/** By which rules the project is governed as it is now, where each comes from, and what is open under it. */
export async function getProjectPolicy(call: OperationCall, { projectId }: { readonly projectId: string }) {
  const governed = (await governedProjects(call.tx, [projectId])).get(projectId);
  if (!governed) throw new OperationError(errors.recordMissing);
  const { officeId, tier, because, phase, ownership } = governed;
  const found = await openFindingsOf(call, projectId);
  const { rows, ...policy } = await projectPolicyOf(call, { officeId, tier, phase, found });
  const offices = await namesOfOffices(call.tx, [officeId]);
  return {
    ...policy,
    ...{ officeId, officeName: offices.get(officeId) ?? '', tier, because: [...because], phase, ownership },
    rows: rows.map((row) => ({
      ...row,
      findings: found
        .filter(({ code, severity }) => code === row.code && severity === row.severity)
        .map(({ findingId, sentence }) => ({ findingId, sentence })),
    })),
  };
}
