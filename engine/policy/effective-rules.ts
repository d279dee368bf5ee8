import type { Severity } from '../kernel/finding.ts';
import { type Consequence, type Origin, type Part, type Saying, type Settled, settleAll } from './judge.ts';
import { type Action, type AdoptedPolicy, actions, type Circumstances, type Phase, type Tier } from './policy.ts';
import { consequenceParts, type PartName, type PartValues, scales } from './scales.ts';

/**
 * How an office stands to a part: it says nothing of it, says the same as the offices above, more, less, or less than
 * they allow, so that theirs holds.
 */
export type Stance = 'inherited' | 'same' | 'tightened' | 'loosened' | 'refused';

/** What one office of the chain says of a part, and how that stands to the offices above it. */
export interface SaidPart<T> extends Origin {
  readonly value: T;
  readonly stance: Exclude<Stance, 'inherited'>;
}

/** A part of what follows at an office, beside what would follow without the office's own policy. */
export interface EffectivePart<T> extends Part<T> {
  readonly above: Part<T>;
  /** Under which the office may not go; without origin there is no such floor. */
  readonly floor: Part<T>;
  readonly stance: Stance;
  /** By whom it came to be so: the highest office first, those that say nothing of it left out. */
  readonly said: readonly SaidPart<T>[];
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
  const settled = settleAll(chain, circumstances);
  const told = consequenceParts.map((name) => [name, effectivePart(name, settled[name], officeId)]);
  return { ...Object.fromEntries(told), proposes: settled.proposes } as EffectiveConsequence;
}

type AnyValue = PartValues[PartName];

function effectivePart<N extends PartName>(
  name: N,
  { held, floor, said }: Settled<AnyValue>,
  officeId: string,
): EffectivePart<AnyValue> {
  const rank = ({ value }: Part<AnyValue>) => scales[name].rank(value as PartValues[N]);
  const own = said.find(({ origin }) => origin.officeId === officeId);
  return {
    ...held,
    above: own?.above.held ?? held,
    floor: own?.above.floor ?? floor,
    stance: own ? stanceOf(own) : 'inherited',
    said: said.map((one) => ({ ...one.origin, value: one.value, stance: stanceOf(one) })),
  };

  function stanceOf({ above, ...one }: Saying<AnyValue>) {
    if (rank(one) < rank(above.floor)) return 'refused';
    if (rank(one) === rank(above.held)) return 'same';
    return rank(one) > rank(above.held) ? 'tightened' : 'loosened';
  }
}
