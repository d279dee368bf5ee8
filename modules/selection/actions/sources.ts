import type { Compute, Tx } from '#platform/server';
import type { Supply } from '../build-portfolio.ts';

/** What the composition gives to this module. */
export interface SelectionSources {
  readonly compute: Compute;
  /** How many people of each skill an office and those below have; where nobody says, only a scenario's own limits hold. */
  readonly supply?: (
    tx: Tx,
    officeId: string,
    periods: readonly { readonly firstOn: string; readonly lastOn: string }[],
  ) => Promise<Supply>;
}
