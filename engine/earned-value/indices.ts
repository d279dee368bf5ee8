import { type Figure, known, unknown } from './figure.ts';

/** What was planned, earned and spent by the status date, in one unit: money, work or time. */
export interface Amounts {
  /** Budget at completion. Management reserve is no part of it. */
  readonly bac: number;
  readonly pv: number;
  readonly ev: number;
  /** Incurred cost; null where none is known. Commitments are never part of it. */
  readonly ac: number | null;
  /** Of what is left, by the plan as it stands; null where none is known. */
  readonly etc: number | null;
  /** The same without level of effort, which is always on time: what the schedule is judged by. */
  readonly discrete: { readonly bac: number; readonly pv: number; readonly ev: number };
}

export const indexNames = [
  'sv',
  'spi',
  'cv',
  'cpi',
  'csi',
  'eacCpi',
  'eacBudget',
  'eacCsi',
  'eacPlan',
  'etc',
  'vac',
  'tcpiBac',
  'tcpiEac',
] as const;
export type Indices = Readonly<Record<(typeof indexNames)[number], Figure>>;

/** Before so much of the work is earned a forecast by CPI swings (D. Christensen, S. Heise, "CPI Stability", 1993). */
const stableFrom = 0.2;
/** From so much on SPI goes to 1 however late the rest is: SPI(t) tells. */
const littleLeftFrom = 0.9;

/**
 * Variances, indices and forecasts at completion (PMI, "The Standard for Earned Value Management", 2019): SV = EV − PV,
 * SPI = EV / PV, CV = EV − AC, CPI = EV / AC, CSI = CPI · SPI, four forecasts EAC = BAC / CPI, AC + (BAC − EV),
 * AC + (BAC − EV) / (CPI · SPI) and AC + ETC of the plan; ETC = EAC − AC and VAC = BAC − EAC by the first of them,
 * TCPI = (BAC − EV) / (BAC − AC), or / (EAC − AC) by the plan's own. Nothing is rounded.
 */
export function indicesOf(amounts: Amounts): Indices {
  const { bac, ev, ac, etc, discrete } = amounts;
  const noPlan = bac > 0 ? null : unknown('nothing-planned');
  const spi = scheduleIndex(discrete);
  const cpi = noPlan ?? costIndex(ev, ac);
  const eacCpi =
    cpi.value === null ? cpi : cpi.value > 0 ? known(bac / cpi.value, cautionOf(amounts)) : unknown('nothing-earned');
  const eacBudget = noPlan ?? (ac === null ? unknown('no-cost') : known(ac + bac - ev));
  const eacPlan = noPlan ?? (ac === null || etc === null ? unknown('no-cost') : known(ac + etc));
  const csi = cpi.value === null ? cpi : spi.value === null ? spi : known(cpi.value * spi.value);
  return {
    sv: discrete.bac > 0 ? known(discrete.ev - discrete.pv) : unknown('nothing-planned'),
    spi,
    cv: noPlan ?? (ac === null ? unknown('no-cost') : known(ev - ac)),
    cpi,
    csi,
    eacCpi,
    eacBudget,
    eacCsi:
      ac === null ? unknown('no-cost') : csi.value === null ? csi : csi.value > 0 ? known(ac + (bac - ev) / csi.value, cautionOf(amounts)) : unknown('nothing-earned'),
    eacPlan,
    etc: mapped(eacCpi, (eac) => eac - (ac ?? 0)),
    vac: mapped(eacCpi, (eac) => bac - eac),
    tcpiBac: noPlan ?? toComplete(bac, amounts),
    tcpiEac: eacPlan.value === null ? eacPlan : toComplete(eacPlan.value, amounts),
  }; // biome-ignore format: a table of formulas
}

function scheduleIndex({ bac, pv, ev }: Amounts['discrete']): Figure {
  if (bac <= 0) return unknown('nothing-planned');
  if (pv <= 0) return unknown('not-begun');
  return known(ev / pv, ev >= bac * littleLeftFrom ? 'little-left' : null);
}

function costIndex(ev: number, ac: number | null): Figure {
  if (ac === null) return unknown('no-cost');
  return ac > 0 ? known(ev / ac) : unknown('nothing-spent');
}

const cautionOf = ({ bac, ev }: Amounts) => (ev < bac * stableFrom ? 'early' : null);

const mapped = (figure: Figure, by: (value: number) => number): Figure =>
  figure.value === null ? figure : known(by(figure.value), figure.caution);

function toComplete(money: number, { bac, ev, ac }: Amounts): Figure {
  if (ac === null) return unknown('no-cost');
  if (ev >= bac) return unknown('all-done');
  return ac >= money ? unknown('budget-spent') : known((bac - ev) / (money - ac));
}
