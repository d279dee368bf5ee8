import type { Severity } from '../kernel/finding.ts';
import { type Consequence, type Part, type Settled, settleAll } from './judge.ts';
import { type Action, type AdoptedPolicy, actions, type Circumstances, type Phase, type Tier } from './policy.ts';
import { consequenceParts, type PartName, type PartValues, scales } from './scales.ts';

/**
 * How an office stands to a part: it says nothing of it, says the same as the offices above, more, less, or less than
 * they allow, so that theirs holds.
 */
export type Stance = 'inherited' | 'same' | 'tightened' | 'loosened' | 'refused';

/** A part of what follows at an office, beside what would follow without the office's own policy. */
export interface EffectivePart<T> extends Part<T> {
  readonly above: Part<T>;
  /** Under which the office may not go; without origin there is no such floor. */
  readonly floor: Part<T>;
  readonly stance: Stance;
}

export type EffectiveConsequence = { readonly [N in PartName]: EffectivePart<PartValues[N]> } & {
  readonly proposes: Consequence['proposes'];
};

/** What is found, and what follows from it at each act. */
export interface EffectiveRow {
  readonly code: string;
  readonly severity: Severity;
  readonly at: Readonly<Record<Action, EffectiveConsequence>>;
}

/** Of what the rules are told: each code with the severity that it usually has. */
export interface Governed {
  readonly code: string;
  readonly severity: Severity;
}

/** What the policies of a chain make of each code in a project of that tier and phase; `officeId` is whose view it is. */
export function effectiveRules(
  chain: readonly AdoptedPolicy[],
  officeId: string,
  codes: readonly Governed[],
  project: { readonly tier: Tier; readonly phase: Phase },
): EffectiveRow[] {
  return codes.map(({ code, severity }) => {
    const at = actions.map(
      (action) => [action, effectiveConsequence(chain, officeId, { code, severity, action, ...project })] as const,
    );
    return { code, severity, at: Object.fromEntries(at) as EffectiveRow['at'] };
  });
}

/** As `judge`, each part with what the offices above say of it and how the office itself stands to that. */
export function effectiveConsequence(
  chain: readonly AdoptedPolicy[],
  officeId: string,
  circumstances: Circumstances,
): EffectiveConsequence {
  const all = settleAll(chain, circumstances);
  const others = settleAll(
    chain.filter((policy) => policy.officeId !== officeId),
    circumstances,
  );
  const own = settleAll(
    chain.filter((policy) => policy.officeId === officeId),
    circumstances,
  );
  const told = consequenceParts.map((name) => [
    name,
    effectivePart(name, all[name].held, others[name], own[name].held),
  ]);
  return { ...Object.fromEntries(told), proposes: all.proposes } as EffectiveConsequence;
}

function effectivePart<N extends PartName>(
  name: N,
  held: Part<PartValues[PartName]>,
  above: Settled<PartValues[PartName]>,
  own: Part<PartValues[PartName]>,
): EffectivePart<PartValues[PartName]> {
  const rank = (part: Part<PartValues[PartName]>) => scales[name].rank(part.value as PartValues[N]);
  return { ...held, above: above.held, floor: above.floor, stance: stanceOf() };

  function stanceOf(): Stance {
    if (!own.origin) return 'inherited';
    if (rank(own) < rank(above.floor)) return 'refused';
    if (rank(own) === rank(above.held)) return 'same';
    return rank(own) > rank(above.held) ? 'tightened' : 'loosened';
  }
}
