import {
  type AdoptedPolicy,
  actions,
  consequenceParts,
  type EffectiveRow,
  effectiveRules,
  type Governed,
  type Origin,
  type Phase,
  type Policy,
  presets,
  settingOf,
  type Tier,
} from '#engine';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectPolicyVersions } from '../policy-queries.ts';
import { namesOf, namesOfOffices } from '../queries.ts';
import { describeRow, personNamed, plain } from './describe-policy.ts';
import { policyChain } from './policy-chain.ts';
import { governedCodes } from './policy-contributions.ts';

interface GovernedProject {
  readonly officeId: string;
  readonly tier: Tier;
  readonly phase: Phase;
  /** What is found in it; a kind of finding that is not stands there with the severity that it usually has. */
  readonly found: readonly Governed[];
}

/**
 * What the policies in force make of each kind of finding in a project: for each part what holds, by which rule of which
 * office, and what every office above it has said. For whoever may read the project, also where the offices' policies
 * are not his to read.
 */
export async function projectPolicyOf(call: OperationCall, { officeId, tier, phase, found }: GovernedProject) {
  const chain = await policyChain(call.tx, officeId);
  const codes = governedCodes().filter(({ isOfOffices }) => !isOfOffices);
  const titles = new Map(codes.map(({ code, title }) => [code, title]));
  const rows = effectiveRules(chain, officeId, withFound(codes, found), { tier, phase });
  const names = await namesOfOffices(call.tx, chain.map((one) => one.officeId)); // biome-ignore format: one line
  return {
    offices: await describeOffices(call, chain, names, rows),
    rows: rows.map((row) => ({ ...describeRow(row, names), title: titles.get(row.code) ?? row.code })),
    limits: limitsOf(chain),
  };
}

/** Each code as severe as it is found, once for each severity; those that are not found as severe as they usually are. */
function withFound(codes: readonly Governed[], found: readonly Governed[]): Governed[] {
  const severitiesOf = new Map<string, Set<Governed['severity']>>();
  for (const { code, severity } of found) severitiesOf.set(code, (severitiesOf.get(code) ?? new Set()).add(severity));
  const known = codes.filter(({ code }) => !severitiesOf.has(code));
  const all = [...severitiesOf].flatMap(([code, list]) => [...list].map((severity) => ({ code, severity })));
  return [...known, ...all].sort((a, b) => (a.code < b.code ? -1 : 1));
}

async function describeOffices(
  { tx, access }: OperationCall,
  chain: readonly AdoptedPolicy[],
  names: ReadonlyMap<string, string>,
  rows: readonly EffectiveRow[],
) {
  const versions = new Map((await selectPolicyVersions(tx, chain)).map((row) => [row.office_id, row]));
  const people = await namesOf(tx, [...versions.values()].flatMap(({ adopted_by }) => adopted_by ?? [])); // biome-ignore format: one line
  const saying = rulesBehind(rows);
  const described = chain.map(async ({ officeId, version, policy }) => {
    const adopted = versions.get(officeId);
    return {
      officeId,
      officeName: names.get(officeId) ?? '',
      version,
      adoptedBy: personNamed(people, adopted?.adopted_by ?? null),
      adoptedAt: adopted?.adopted_at ?? null,
      inForceOn: adopted?.in_force_on ?? null,
      mayRead: await access.holds('policy.read', { kind: 'office', id: officeId }),
      rules: plain(policy.rules.filter(({ id }) => saying.has(`${officeId} ${id}`))),
    };
  });
  return Promise.all(described);
}

/** The rules that say or propose something of a row. */
function rulesBehind(rows: readonly EffectiveRow[]): ReadonlySet<string> {
  const said = rows.flatMap(({ at }) =>
    actions.flatMap((action) => [
      ...consequenceParts.flatMap((part): readonly Origin[] => at[action][part].said),
      ...at[action].proposes.map(({ origin }) => origin),
    ]),
  );
  return new Set(said.map(({ officeId, ruleId }) => `${officeId} ${ruleId}`));
}

function limitsOf(chain: readonly AdoptedPolicy[]) {
  const limit = <K extends keyof Policy>(name: K, otherwise: NonNullable<Policy[K]>) => ({
    value: settingOf(chain, name, presets.supportive[name] ?? otherwise),
    officeId: chain.findLast(({ policy }) => policy[name] !== null)?.officeId ?? null,
  });
  return {
    escalatesTo: limit('escalatesTo', 'programme-manager'),
    waiverRenewals: limit('waiverRenewals', 0),
    waiverDays: limit('waiverDays', 1),
    tierThresholds: plain(limit('tierThresholds', [])),
  };
}
