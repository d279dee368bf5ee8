import type { Finding } from '#engine';
import type { Call } from '#platform/server';
import { evaluateScope, hasMoved, type Registered, registerFindings } from './actions/register-findings.ts';
import type { FindingScope } from './queries.ts';

/**
 * Registers what one module found in a scope as checks do, and has it judged: those of `codes` (without them: of the
 * module) that are missing are resolved.
 */
export async function reconcileFindings(
  call: Call,
  { raisedBy, codes, ...scope }: FindingScope & { readonly raisedBy: string; readonly codes?: readonly string[] },
  findings: readonly Finding[],
): Promise<Registered> {
  const raised = findings.map((finding) => ({ ...finding, raisedBy }));
  const told = await registerFindings(call, scope, codes ? { codes } : { raisedBy }, raised);
  if (hasMoved(told)) await evaluateScope(call, scope);
  return told;
}
