import { type SeededRandom, seededRandom } from '../kernel/seeded-random.ts';
import { limitPrices } from './limit-prices.ts';
import { Population } from './population.ts';
import { type SearchState, searchState, transpose } from './search-state.ts';
import type { SelectionModel } from './selection-model.ts';

export interface SearchOptions {
  readonly seed?: number;
  /** How many choices are tried; by size of the model unless given. */
  readonly rounds?: number;
}

/**
 * A good choice, as the chosen alternative of each group (−1 for none), or `null` where none was found that keeps all
 * limits: which does not mean that there is none. The same model, seed and rounds give the same choice.
 *
 * Method: greedy by value over priced use, then a steady-state genetic search whose children are mended and filled in
 * that order (Chu and Beasley 1998).
 */
export function searchSelection(model: SelectionModel, { seed = 1, rounds }: SearchOptions = {}): Int32Array | null {
  const search = new GeneticSearch(model, seededRandom(seed));
  const entries = model.rows.reduce((sum, row) => sum + row.alternatives.length, 1) + model.alternatives.length * 4;
  return search.run(rounds ?? Math.max(200, Math.min(400 * model.groups.length, Math.floor(50_000_000 / entries))));
}

/** How many choices are bred from at most, fewer where there are few rounds. */
const mostMembers = 100;
/** By how much of it a density is moved by chance when a choice is begun from nothing, half of it up, half down. */
const noise = 1;
/** In how many places a child differs from its parents by chance. */
const mutations = 2;

class GeneticSearch {
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
    const room = Math.min(mostMembers, Math.max(2, Math.floor(rounds / 10)));
    const population = new Population(room, this.#random);
    let [best, bestValue]: [Int32Array | null, number] = [null, Number.NEGATIVE_INFINITY];
    const keep = () => {
      const broken = this.#broken();
      if (population.hasRoomFor({ value: state.value, broken }))
        population.offer({ chosen: state.chosen.slice(), value: state.value, broken });
      if (broken > 0 || state.value <= bestValue) return;
      [best, bestValue] = [state.chosen.slice(), state.value];
      this.#focus(this.#bound - bestValue);
    };
    for (const [group, alternative] of this.#base.entries()) state.put(group, alternative);
    this.#focus(Number.POSITIVE_INFINITY);
    this.#repair(0);
    keep();
    for (let round = 0; round < rounds && this.#loose.length > 0; round++) {
      // among few choices chance may come upon the same again and again
      if (!population.isFull && round < 2 * room) {
        for (const group of this.#loose) state.put(group, this.#base[group] as number);
        this.#repair(noise);
      } else {
        this.#cross(population.pick().chosen, population.pick().chosen);
        this.#mutate();
        this.#repair(0);
      }
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

  /** Takes of each group what one of the two has, by chance. */
  #cross(one: Int32Array, other: Int32Array): void {
    for (const [group, alternative] of one.entries()) {
      const taken = alternative === other[group] || this.#random.chance(0.5) ? alternative : (other[group] as number);
      if (this.#state.chosen[group] !== taken) this.#state.put(group, taken);
    }
  }

  #mutate(): void {
    for (let count = 0; count < mutations; count++) {
      const group = this.#random.pick(this.#loose);
      const others = [this.#base[group] as number, ...(this.#model.groups[group] ?? [])].filter(
        (alternative) => alternative !== this.#state.chosen[group],
      );
      if (others.length > 0) this.#state.put(group, this.#random.pick(others));
    }
  }

  /** Mends all broken limits and fills the room. */
  #repair(chance: number): void {
    this.#mend();
    this.#fill(chance);
    this.#mendShares();
  }

  /** Takes back what adds to broken limits, the least dense first. */
  #mend(): void {
    const { rows, alternatives } = this.#model;
    for (let row = 0; row < rows.length && this.#state.brokenLimits > 0; row++) {
      const limit = rows[row];
      while (limit && limit.rule.kind !== 'share' && this.#state.isBroken(row)) {
        let worst = -1;
        for (const [at, index] of limit.alternatives.entries()) {
          const group = alternatives[index]?.group ?? -1;
          const isChosen = this.#state.chosen[group] === index && this.#base[group] !== index;
          if (!isChosen || (limit.amounts[at] ?? 0) <= 0) continue;
          if (worst < 0 || (this.#density[index] as number) < (this.#density[worst] as number)) worst = index;
        }
        const group = alternatives[worst]?.group;
        if (group === undefined) break;
        this.#state.put(group, this.#base[group] as number);
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
        this.#state.put(group, index);
        if (this.#state.brokenLimits > brokenBefore || this.#state.value <= valueBefore) this.#state.put(group, now);
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
      this.#state.put(group, this.#base[group] as number);
      this.#mend();
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
