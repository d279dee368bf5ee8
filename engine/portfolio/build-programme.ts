import { type Programme, type ProgrammeColumn, type ProgrammeRow, programmeOf } from './programme.ts';
import type { LimitRow, SelectionModel } from './selection-model.ts';

/** A model as a programme, and the way between choices and columns. */
export interface SelectionProgramme {
  readonly programme: Programme;
  /** What an objective of 1 stands for: values too large for a solver's tolerances are scaled down. */
  readonly valueUnit: number;
  /** By column, what a unit of it costs, purchases included; in minor units. */
  readonly costsMinor: Float64Array;
  /** Where the columns of the reliefs begin. */
  readonly firstRelief: number;
  /** The columns of a choice, given as the alternative of each group (−1 for none). */
  encode(chosen: Int32Array): Float64Array;
  decode(columns: Float64Array): Int32Array;
}

/** A column of its own by which some rows, and what is their own of a capacity, are widened: `by` for each of it. */
export interface Relief {
  readonly rows: readonly number[];
  readonly by: readonly number[];
  readonly most: number;
  /** What a column of 1 stands for: beside columns of 0 and 1, one of billions may keep a solver busy for ever. */
  readonly unit: number;
  readonly isInteger: boolean;
}

/**
 * The mixed-integer programme of a model. Columns: a yes or no for each alternative, what each purchase buys, whether
 * each bonus is had, the reliefs. Rows: one alternative a group at most, the limits, the purchases, the bonuses. Rows of large
 * amounts are divided by a power of two, so that a solver's absolute tolerance means little beside them.
 */
export function buildProgramme(model: SelectionModel, reliefs: readonly Relief[] = []): SelectionProgramme {
  const { alternatives, groups, rows, purchases, bonuses } = model;
  const firstPurchase = alternatives.length;
  const firstBonus = firstPurchase + purchases.length;
  const valueUnit = scaleOf(
    [...alternatives, ...bonuses].map(({ value }) => value),
    2 ** 23,
  );
  const columns: ProgrammeColumn[] = [
    ...alternatives.map(({ value }) => ({ objective: value / valueUnit, lower: 0, upper: 1, isInteger: true })),
    ...purchases.map(({ row, own }) => ({
      objective: 0,
      lower: 0,
      upper: (rows[row]?.most ?? 0) - own,
      isInteger: false,
    })),
    ...bonuses.map(({ value }) => ({ objective: value / valueUnit, lower: 0, upper: 1, isInteger: false })),
    ...reliefs.map(({ most, unit, isInteger }) => ({ objective: 0, lower: 0, upper: most / unit, isInteger })),
  ];
  const firstRelief = firstBonus + bonuses.length;
  const relieved = rows.map((): [number, number][] => []);
  for (const [index, relief] of reliefs.entries()) {
    for (const [at, row] of relief.rows.entries())
      relieved[row]?.push([firstRelief + index, -(relief.by[at] ?? 0) * relief.unit]);
  }
  const payments = rows.map((): [number, number][] => []);
  for (const [index, { paidBy, price }] of purchases.entries()) {
    for (const row of paidBy) payments[row]?.push([firstPurchase + index, price]);
  }
  const packed: ProgrammeRow[] = [
    ...groups
      .filter((group) => group.length > 1)
      .map((group) =>
        atMost(
          group,
          group.map(() => 1),
          1,
        ),
      ),
    ...rows.map((row, index) => limitRow(row, [...(payments[index] ?? []), ...(relieved[index] ?? [])])),
    ...purchases.map(({ row, own }, index) =>
      limitRow({ ...(rows[row] as LimitRow), most: own }, [[firstPurchase + index, -1], ...(relieved[row] ?? [])]),
    ),
    ...bonuses.flatMap((bonus, index) => bonusRows(bonus, firstBonus + index)),
  ];
  return {
    programme: programmeOf(columns, packed),
    valueUnit,
    firstRelief,
    costsMinor: Float64Array.from([
      ...alternatives.map(({ costMinor }) => costMinor),
      ...purchases.map(({ price }) => price),
      ...bonuses.map(() => 0),
      ...reliefs.map(() => 0),
    ]),
    encode: (chosen) => {
      const values = new Float64Array(columns.length);
      for (const index of chosen) if (index >= 0) values[index] = 1;
      const used = (indices: readonly number[], amounts: readonly number[]) =>
        indices.reduce((sum, index, at) => sum + (values[index] as number) * (amounts[at] ?? 0), 0);
      for (const [index, { row, own }] of purchases.entries()) {
        const { alternatives: indices = [], amounts = [] } = rows[row] ?? {};
        values[firstPurchase + index] = Math.max(0, used(indices, amounts) - own);
      }
      for (const [index, { first, second }] of bonuses.entries()) {
        const isHad = [first, second].every((set) => set.some((alternative) => values[alternative] === 1));
        values[firstBonus + index] = isHad ? 1 : 0;
      }
      return values;
    },
    decode: (values) =>
      Int32Array.from(groups, (group) => group.find((index) => (values[index] as number) > 0.5) ?? -1),
  };
}

const atMost = (indices: readonly number[], values: readonly number[], upper: number): ProgrammeRow => ({
  indices,
  values,
  lower: Number.NEGATIVE_INFINITY,
  upper,
});

function limitRow(
  { alternatives, amounts, most }: LimitRow,
  more: readonly (readonly [number, number])[],
): ProgrammeRow {
  const unit = scaleOf([...amounts, ...more.map(([, amount]) => amount)], 2 ** 17);
  return atMost(
    [...alternatives, ...more.map(([index]) => index)],
    [...amounts, ...more.map(([, amount]) => amount)].map((amount) => amount / unit),
    most / unit,
  );
}

/** A gain is had only with both; a loss is had with both. */
function bonusRows({ first, second, value }: SelectionModel['bonuses'][number], column: number): ProgrammeRow[] {
  if (value >= 0) {
    return [first, second].map((set) => atMost([column, ...set], [1, ...set.map(() => -1)], 0));
  }
  const both = [...first, ...second];
  return [atMost([...both, column], [...both.map(() => 1), -1], 1)];
}

/** The power of two by which the greatest of the amounts is at most `most`. */
export function scaleOf(amounts: readonly number[], most: number): number {
  const greatest = amounts.reduce((great, amount) => Math.max(great, Math.abs(amount)), 0);
  return greatest <= most ? 1 : 2 ** Math.ceil(Math.log2(greatest / most));
}
