import type { SelectionModel } from './selection-model.ts';

/** A choice under change, with its value, and what each limit is used for, always known. */
export interface SearchState {
  /** By group, the index of the chosen alternative, or −1. Read only. */
  readonly chosen: Int32Array;
  readonly value: number;
  /** How many limits are broken, without and with those on shares. */
  readonly brokenLimits: number;
  readonly brokenShares: number;
  /** Takes this alternative of the group, or none (−1), in place of what was chosen. */
  put(group: number, alternative: number): void;
  /** Whether a limit other than on shares would surely be broken by the alternative beside all that is chosen. */
  isTooMuch(alternative: number): boolean;
  isBroken(row: number): boolean;
}

export function searchState(model: SelectionModel): SearchState {
  const { alternatives, groups, rows, purchases, bonuses } = model;
  const byAlternative = transpose(model);
  const bonusesOf = alternatives.map((): { bonus: number; isFirst: boolean }[] => []);
  for (const [bonus, { first, second }] of bonuses.entries()) {
    for (const index of first) bonusesOf[index]?.push({ bonus, isFirst: true });
    for (const index of second) bonusesOf[index]?.push({ bonus, isFirst: false });
  }
  const most = Float64Array.from(rows, (row) => row.most);
  const isShare = Uint8Array.from(rows, (row) => (row.rule.kind === 'share' ? 1 : 0));
  const purchaseOf = new Map(purchases.map((purchase) => [purchase.row, purchase]));
  const hasPurchase = Uint8Array.from(rows, (_, row) => (purchaseOf.has(row) ? 1 : 0));
  const use = new Float64Array(rows.length);
  const [firsts, seconds] = [new Int32Array(bonuses.length), new Int32Array(bonuses.length)];
  const chosen = new Int32Array(groups.length).fill(-1);
  const broken = [0, 0] as [number, number]; // limits, shares
  let value = 0;
  for (const [row, limit] of most.entries()) if (limit < 0) broken[isShare[row] as 0 | 1]++;

  function add(row: number, amount: number): void {
    const before = use[row] as number;
    const after = before + amount;
    use[row] = after;
    const limit = most[row] as number;
    if (before > limit !== after > limit) broken[isShare[row] as 0 | 1] += after > limit ? 1 : -1;
    if (hasPurchase[row]) {
      const { own, price, paidBy } = purchaseOf.get(row) as (typeof purchases)[number];
      const bought = Math.max(0, after - own) - Math.max(0, before - own);
      if (bought !== 0) for (const paying of paidBy) add(paying, price * bought);
    }
  }

  function apply(alternative: number, sign: 1 | -1): void {
    value += sign * (alternatives[alternative]?.value ?? 0);
    for (
      let at = byAlternative.starts[alternative] as number;
      at < (byAlternative.starts[alternative + 1] as number);
      at++
    ) {
      add(byAlternative.rows[at] as number, sign * (byAlternative.amounts[at] as number));
    }
    for (const { bonus, isFirst } of bonusesOf[alternative] ?? []) {
      const [mine, other] = isFirst ? [firsts, seconds] : [seconds, firsts];
      mine[bonus] = (mine[bonus] as number) + sign;
      if (other[bonus]) value += sign * (bonuses[bonus]?.value ?? 0);
    }
  }

  return {
    chosen,
    get value() {
      return value;
    },
    get brokenLimits() {
      return broken[0];
    },
    get brokenShares() {
      return broken[1];
    },
    put(group, alternative) {
      const before = chosen[group] as number;
      if (before >= 0) apply(before, -1);
      chosen[group] = alternative;
      if (alternative >= 0) apply(alternative, 1);
    },
    isTooMuch(alternative) {
      for (
        let at = byAlternative.starts[alternative] as number;
        at < (byAlternative.starts[alternative + 1] as number);
        at++
      ) {
        const row = byAlternative.rows[at] as number;
        const amount = byAlternative.amounts[at] as number;
        if (amount > 0 && !isShare[row] && (use[row] as number) + amount > (most[row] as number)) return true;
      }
      return false;
    },
    isBroken: (row) => (use[row] as number) > (most[row] as number),
  };
}

export interface ByAlternative {
  /** Entries of an alternative lie from `starts[it]` up to `starts[it + 1]`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly amounts: Float64Array;
}

/** The rows of a model by alternative. */
export function transpose({ alternatives, rows }: SelectionModel): ByAlternative {
  const starts = new Int32Array(alternatives.length + 1);
  for (const row of rows) for (const index of row.alternatives) starts[index + 1] = (starts[index + 1] as number) + 1;
  for (let index = 0; index < alternatives.length; index++) {
    starts[index + 1] = (starts[index + 1] as number) + (starts[index] as number);
  }
  const next = starts.slice();
  const entries = starts[alternatives.length] as number;
  const [rowOf, amounts] = [new Int32Array(entries), new Float64Array(entries)];
  for (const [row, limit] of rows.entries()) {
    for (const [at, index] of limit.alternatives.entries()) {
      const place = next[index] as number;
      next[index] = place + 1;
      rowOf[place] = row;
      amounts[place] = limit.amounts[at] as number;
    }
  }
  return { starts, rows: rowOf, amounts };
}
