import type { Message, Parameter } from '#engine';

/** What a finding measured, what that is held against, and by how much it is beyond. */
export interface Measured {
  readonly kind: 'late' | 'cost' | 'worth';
  readonly figure: Parameter;
  readonly bound: Parameter;
  /** Below 0 where it is within the bound. */
  readonly beyond: Extract<Parameter, { readonly kind: 'days' | 'money' }>;
}

/** In all sentences of findings one name means one thing. */
const measures = [
  { kind: 'late', figure: 'days', bound: 'tolerance' },
  { kind: 'cost', figure: 'forecast', bound: 'agreed' },
  { kind: 'worth', figure: 'toGo', bound: 'worth' },
] as const;

/** The figures behind the sentence of a finding; null where it measures nothing against a bound. */
export function measuredIn({ parameters }: Message): Measured | null {
  for (const { kind, figure: named, bound: against } of measures) {
    const [figure, bound] = [parameters[named], parameters[against]];
    const beyond = difference(figure, bound);
    if (figure !== undefined && bound !== undefined && beyond) return { kind, figure, bound, beyond };
  }
  return null;
}

function difference(one: Parameter | undefined, other: Parameter | undefined): Measured['beyond'] | null {
  if (typeof one !== 'object' || typeof other !== 'object') return null;
  if (one.kind === 'days' && other.kind === 'days')
    return { kind: 'days', days: Math.round((one.days - other.days) * 10) / 10 };
  if (one.kind === 'money' && other.kind === 'money') return { ...one, minor: one.minor - other.minor };
  return null;
}
