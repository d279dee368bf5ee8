import { type SeededRandom, seededRandom } from '../kernel/seeded-random.ts';
import { limitPrices } from './limit-prices.ts';
import { type SearchState, searchState, transpose } from './search-state.ts';
import type { SelectionModel } from './selection-model.ts';

export interface SearchOptions {
  readonly seed?: number;
  /** How many changes are tried; by size of the model unless given. */
  readonly rounds?: number;
}

/**
 * A good choice, as the chosen alternative of each group (−1 for none), or `null` where none was found that keeps all
 * limits: which does not mean that there is none. The same model, seed and rounds give the same choice.
 *
 * Method: greedy by value over priced use, then ruin and recreate (Schrimpf et al. 2000) with record-to-record
 * acceptance (Dueck 1993): a few investments are taken out, or one is forced in and what it pushes out leaves, and the
 * room is filled anew.
 */
export function searchSelection(model: SelectionModel, { seed = 1, rounds }: SearchOptions = {}): Int32Array | null {
  const search = new LocalSearch(model, seededRandom(seed));
  const entries = model.rows.reduce((sum, row) => sum + row.alternatives.length, 1) + model.alternatives.length * 4;
  return search.run(rounds ?? Math.max(200, Math.min(400 * model.groups.length, Math.floor(50_000_000 / entries))));
}

/** Of the distance to the bound, what an accepted choice may lack of the best, in the beginning. */
const deviation = 0.6;
/** By how much of it a density is moved by chance when room is filled, half of it up, half down. */
const noise = 0.3;
/** Of the rounds, how many force one in rather than take some out, and how many they take out at most. */
const forcing = 0.3;
const mostLeaving = 10;

class LocalSearch {
  readonly #state: SearchState;
  readonly #model: SelectionModel;
  readonly #random: SeededRandom;
  readonly #density: Float64Array;
  /** What taking each alternative loses against the best of its group at these prices, and leaving the group out. */
  readonly #loss: Float64Array;
  readonly #lossOfNone: Float64Array;
  /** The alternatives that a better choice than the best may hold, and the groups that it may leave; the densest first. */
  #core: number[] = [];
  #loose: number[] = [];
  readonly #bound: number;
  /** What a group falls back to: nothing, or where one must be taken, the alternative that takes least. */
  readonly #base: Int32Array;
  readonly #rowsOf: ReturnType<typeof transpose>;
  /** Whether taking one alternative may make room for another, as where one needs the other. */
  readonly #isChained: boolean;
  readonly #before = new Map<number, number>();

  constructor(model: SelectionModel, random: SeededRandom) {
    this.#model = model;
    this.#random = random;
    this.#state = searchState(model);
    this.#rowsOf = transpose(model);
    const prices = limitPrices(model);
    const { use, credit } = this.#priced(prices);
    this.#density = Float64Array.from(
      model.alternatives,
      ({ value }, index) => (value + (credit[index] as number)) / (use[index] as number),
    );
    const reduced = model.alternatives.map(
      ({ value }, index) => value + (credit[index] as number) - (use[index] as number),
    );
    const best = model.groups.map((group) => Math.max(0, ...group.map((index) => reduced[index] as number)));
    this.#lossOfNone = Float64Array.from(best);
    this.#loss = Float64Array.from(
      model.alternatives,
      ({ group }, index) => (best[group] ?? 0) - (reduced[index] ?? 0),
    );
    const gained = model.bonuses.reduce((sum, { value }) => sum + Math.max(0, value), 0);
    this.#bound =
      model.rows.reduce((sum, { most }, row) => sum + (prices[row] as number) * most, gained) +
      best.reduce((a, b) => a + b, 0);
    this.#isChained =
      model.bonuses.length > 0 ||
      model.rows.some(({ amounts, rule }) => rule.kind !== 'share' && amounts.some((amount) => amount < 0));
    this.#base = this.#bases(use);
  }

  run(rounds: number): Int32Array | null {
    const state = this.#state;
    for (const [group, alternative] of this.#base.entries()) if (alternative >= 0) this.#put(group, alternative);
    this.#focus(Number.POSITIVE_INFINITY);
    this.#mend(-1);
    this.#fill(0);
    this.#mendShares();
    this.#before.clear();
    let best: Int32Array | null = null;
    let [bestValue, value, broken] = [Number.NEGATIVE_INFINITY, state.value, this.#broken()];
    const keep = () => {
      if (this.#broken() > 0 || state.value <= bestValue) return;
      [best, bestValue] = [state.chosen.slice(), state.value];
      this.#focus(this.#bound - bestValue);
    };
    keep();
    for (let round = 0; round < rounds; round++) {
      this.#change();
      const lacks = (this.#bound - bestValue) * deviation * (1 - round / rounds);
      const isGood =
        this.#broken() < broken ||
        (this.#broken() === broken && (state.value >= value || state.value > bestValue - lacks));
      if (isGood) [value, broken] = [state.value, this.#broken()];
      else for (const [group, alternative] of this.#before) state.put(group, alternative);
      this.#before.clear();
      keep();
    }
    return best;
  }

  /** Looks only where less is lost at the prices than the best choice lacks of the bound: nothing better lies elsewhere. */
  #focus(gap: number): void {
    const { alternatives, groups } = this.#model;
    this.#core = [...alternatives.keys()]
      .filter((index) => (this.#loss[index] as number) <= gap)
      .sort((a, b) => (this.#density[b] as number) - (this.#density[a] as number) || a - b);
    this.#loose = [...groups.keys()].filter((group) => {
      const losses = [
        this.#lossOfNone[group] as number,
        ...(groups[group] ?? []).map((index) => this.#loss[index] as number),
      ];
      return losses.filter((loss) => loss <= gap).length > 1;
    });
  }

  #broken(): number {
    return this.#state.brokenLimits + this.#state.brokenShares;
  }

  #put(group: number, alternative: number): void {
    if (!this.#before.has(group)) this.#before.set(group, this.#state.chosen[group] as number);
    this.#state.put(group, alternative);
  }

  /** One round: some leave, or one is forced in; then all broken limits are mended and the room is filled. */
  #change(): void {
    let forced = -1;
    if (this.#core.length === 0 || !this.#random.chance(forcing)) {
      const within = this.#loose.filter((group) => this.#state.chosen[group] !== this.#base[group]);
      for (let count = this.#random.integer(1, mostLeaving); count > 0 && within.length > 0; count--) {
        const group = this.#random.pick(within);
        this.#put(group, this.#base[group] as number);
      }
    } else {
      const alternative = this.#random.pick(this.#core);
      forced = this.#model.alternatives[alternative]?.group as number;
      const isIn = this.#state.chosen[forced] === alternative;
      this.#put(forced, isIn ? (this.#base[forced] as number) : alternative);
    }
    this.#mend(forced);
    this.#fill(noise);
    this.#mendShares();
  }

  /** Takes back what adds to broken limits, the least dense first, but never the one that was forced in. */
  #mend(forced: number): void {
    const { rows, alternatives } = this.#model;
    for (let row = 0; row < rows.length && this.#state.brokenLimits > 0; row++) {
      const limit = rows[row];
      while (limit && limit.rule.kind !== 'share' && this.#state.isBroken(row)) {
        let worst = -1;
        for (const [at, index] of limit.alternatives.entries()) {
          const group = alternatives[index]?.group ?? -1;
          const isChosen = this.#state.chosen[group] === index && this.#base[group] !== index && group !== forced;
          if (!isChosen || (limit.amounts[at] ?? 0) <= 0) continue;
          if (worst < 0 || (this.#density[index] as number) < (this.#density[worst] as number)) worst = index;
        }
        const group = alternatives[worst]?.group;
        if (group === undefined) break;
        this.#put(group, this.#base[group] as number);
        if (limit.most <= 0) row = -1; // what needs what left has to be looked at again
        if (row < 0) break;
      }
    }
  }

  /** Takes what fits, the densest first, where a density is taken with so much of chance. */
  #fill(chance: number): void {
    const { alternatives } = this.#model;
    const keys = this.#core.map(
      (index) => (this.#density[index] as number) * (1 + chance * (this.#random.next() - 0.5)),
    );
    const order =
      chance === 0
        ? this.#core
        : [...keys.keys()]
            .sort((a, b) => (keys[b] as number) - (keys[a] as number))
            .map((at) => this.#core[at] as number);
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      for (const index of order) {
        const { group, value } = alternatives[index] as (typeof alternatives)[number];
        const now = this.#state.chosen[group] as number;
        if (now === index || (now >= 0 && value <= (alternatives[now]?.value ?? 0))) continue;
        if (now < 0 && this.#state.isTooMuch(index)) continue;
        const [brokenBefore, valueBefore] = [this.#state.brokenLimits, this.#state.value];
        this.#put(group, index);
        if (this.#state.brokenLimits > brokenBefore || this.#state.value <= valueBefore) this.#put(group, now);
        else isChanged = true;
      }
      if (!this.#isChained) break;
    }
  }

  /** Takes out what a broken share has too much of, the least dense first, while that helps. */
  #mendShares(): void {
    const { rows, alternatives } = this.#model;
    for (let left = this.#model.groups.length; left > 0 && this.#state.brokenShares > 0; left--) {
      const row = rows.findIndex(({ rule }, index) => rule.kind === 'share' && this.#state.isBroken(index));
      const limit = rows[row];
      let worst = -1;
      for (const [at, index] of limit?.alternatives.entries() ?? []) {
        const group = alternatives[index]?.group ?? -1;
        if (this.#state.chosen[group] !== index || this.#base[group] === index || (limit?.amounts[at] ?? 0) <= 0)
          continue;
        if (worst < 0 || (this.#density[index] as number) < (this.#density[worst] as number)) worst = index;
      }
      const group = alternatives[worst]?.group;
      if (group === undefined) return;
      this.#put(group, this.#base[group] as number);
      this.#mend(-1);
    }
  }

  /** What each alternative uses of the limits and what it earns by helping to keep them, by price; a little by share, never nothing. */
  #priced(prices: Float64Array): { use: Float64Array; credit: Float64Array } {
    const { alternatives, rows, groups } = this.#model;
    const total = alternatives.reduce((sum, { value }) => sum + Math.abs(value), 1) / (groups.length + 1);
    const use = new Float64Array(alternatives.length).fill(1e-9);
    const credit = new Float64Array(alternatives.length);
    const { starts, rows: rowOf, amounts } = this.#rowsOf;
    for (const index of alternatives.keys()) {
      for (let at = starts[index] as number; at < (starts[index + 1] as number); at++) {
        const row = rowOf[at] as number;
        const amount = amounts[at] as number;
        const most = rows[row]?.most ?? 0;
        const cost = (prices[row] as number) * amount;
        if (amount < 0) credit[index] = (credit[index] as number) - cost;
        else use[index] = (use[index] as number) + cost + (most > 0 ? (total * 1e-3 * amount) / most : 0);
      }
    }
    return { use, credit };
  }

  #bases(use: Float64Array): Int32Array {
    const base = new Int32Array(this.#model.groups.length).fill(-1);
    for (const { rule, alternatives } of this.#model.rows) {
      if (rule.kind !== 'running' && rule.kind !== 'mandatory') continue;
      const [first] = alternatives;
      if (first === undefined) continue;
      const least = alternatives.reduce((a, b) => ((use[b] as number) < (use[a] as number) ? b : a), first);
      base[this.#model.alternatives[least]?.group ?? -1] = least;
    }
    return base;
  }
}
