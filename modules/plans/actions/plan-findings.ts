import { catalogue, type Finding } from '#engine';
import { registerFindings } from '#modules/findings/actions';
import type { Call } from '#platform/server';

/** What a computation looks for; other findings of the module are checked by themselves. */
export const planCodes = Object.keys(catalogue);

/** Keeps what was found of a plan at the moment of the call; for whoever writes a history that was. */
export async function keepPlanFindings(
  call: Call,
  project: { readonly id: string; readonly officeId: string },
  findings: readonly Finding[],
): Promise<void> {
  const raised = findings.map((finding) => ({ ...finding, raisedBy: 'plans' }));
  await registerFindings(call, { kind: 'project', ...project }, { codes: planCodes }, raised);
}
