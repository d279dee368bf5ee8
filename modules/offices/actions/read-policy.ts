import { diffPolicies, effectiveRules, type Phase, type Policy, presets, settingOf, type Tier } from '#engine';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { PastDay, Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import { selectAdopted, selectPolicyVersion } from '../policy-queries.ts';
import { namesOfOffices } from '../queries.ts';
import { describeDraft, describeRow, describeVersions, plain } from './describe-policy.ts';
import { chainsWith, policyChain } from './policy-chain.ts';
import { governedCodes } from './policy-contributions.ts';
import { draftOf, type PolicyState, policyState, saidNow } from './policy-state.ts';

interface OfOffice {
  readonly officeId: string;
}

export async function getPolicy({ tx, access, past }: OperationCall, { officeId }: OfOffice) {
  const state = await policyState(tx, officeId, past);
  const chain = await policyChain(tx, officeId, past);
  const mayDo = async (act: string) => !past && (await access.holds(act, { kind: 'office', id: officeId }));
  const offices = await namesOfOffices(tx, [officeId, ...chain.map((policy) => policy.officeId)], past);
  const nameOf = (id: string) => offices.get(id) ?? '';
  return {
    officeId,
    officeName: nameOf(officeId),
    isRoot: state.isRoot,
    inForce: state.inForce ? ((await describeVersions(tx, [state.inForce]))[0] ?? null) : null,
    chain: chain.map(({ policy, ...one }) => ({ ...one, officeName: nameOf(one.officeId), policy: plain(policy) })),
    draft: state.draft ? await describeDraft(tx, state.draft) : null,
    codes: governedCodes(),
    mayWrite: state.draft?.state !== 'ahead' && (await mayDo('policy.write')),
    mayAdopt: await mayDo('policy.adopt'),
  };
}

interface EffectiveInput extends OfOffice {
  readonly of: 'force' | 'draft';
  readonly tier: Tier;
  readonly phase: Phase;
}

/** What follows from each finding at each act, each part with where it comes from. */
export async function getEffectivePolicy({ tx, past }: OperationCall, { officeId, of, tier, phase }: EffectiveInput) {
  const state = await policyState(tx, officeId, past);
  const draft = of === 'draft' ? { officeId, policy: draftOf(state).policy } : undefined;
  const chain = (await chainsWith(tx, [officeId], draft, past)).get(officeId) ?? [];
  const names = await namesOfOffices(tx, chain.map((one) => one.officeId), past); // biome-ignore format: one line
  const rows = effectiveRules(chain, officeId, governedCodes(), { tier, phase });
  const { escalatesTo, waiverRenewals, waiverDays, tierThresholds } = presets.supportive;
  return {
    rows: rows.map((row) => describeRow(row, names)),
    escalatesTo: settingOf(chain, 'escalatesTo', escalatesTo ?? 'programme-manager'),
    waiverRenewals: settingOf(chain, 'waiverRenewals', waiverRenewals ?? 0),
    waiverDays: settingOf(chain, 'waiverDays', waiverDays ?? 1),
    tierThresholds: [...settingOf(chain, 'tierThresholds', tierThresholds ?? [])],
  };
}

interface Versions extends OfOffice {
  readonly from: number;
  readonly to?: number | undefined;
}

/** What `to`, or the draft, says otherwise than `from`. */
export async function diffPoliciesOf({ tx, past }: OperationCall, { officeId, from, to }: Versions) {
  const state = await policyState(tx, officeId, past);
  const before = from === 0 ? saidNow({ ...state, inForce: undefined }) : await policyAt(tx, state, from, past);
  const after = to === undefined ? draftOf(state).policy : await policyAt(tx, state, to, past);
  const { rules, settings } = diffPolicies(before, after);
  return {
    rules: plain(rules),
    settings: plain(settings),
  };
}

async function policyAt(tx: Tx, { officeId }: PolicyState, version: number, past?: PastDay): Promise<Policy> {
  return (await versionOf(tx, officeId, version, past)).policy;
}

/** Throws where the office has adopted no such version, or had not on the past day. */
async function versionOf(tx: Tx, officeId: string, version: number, past?: PastDay) {
  const found = await selectPolicyVersion(tx, officeId, version, past);
  if (!found) throw new OperationError(past ? platformErrors.notThereThen : platformErrors.recordMissing);
  return found;
}

interface VersionPage extends OfOffice {
  readonly limit: number;
  readonly after?: string | undefined;
}

export async function listPolicyVersions({ tx, past }: OperationCall, { officeId, limit, after }: VersionPage) {
  const [last] = readCursor(after, ['text']) ?? [];
  const before = last === undefined ? undefined : Number.parseInt(last, 10) || 0;
  const rows = await selectAdopted(tx, officeId, { before, limit: limit + 1, past });
  return pageOf(await describeVersions(tx, rows), limit, ({ version }) => [String(version)]);
}

/** A version as it was adopted. */
export async function getPolicyVersion(call: OperationCall, input: OfOffice & { readonly version: number }) {
  const found = await versionOf(call.tx, input.officeId, input.version, call.past);
  const [described] = await describeVersions(call.tx, [found]);
  if (!described) throw new OperationError(platformErrors.recordMissing);
  return { ...described, policy: plain(found.policy), supersedes: found.supersedes ? found.version - 1 : null };
}
