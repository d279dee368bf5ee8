import type { SeededRandom } from '../kernel/seeded-random.ts';

/** A choice as the chosen alternative of each group (−1 for none), with its value and how many limits it breaks. */
export interface Member {
  readonly chosen: Int32Array;
  readonly value: number;
  readonly broken: number;
}

/** Choices that are all different: as many as there is room for, and from then on only what is better than the worst. */
export class Population {
  readonly #members: Member[] = [];
  readonly #room: number;
  readonly #random: SeededRandom;
  #worst = 0;

  constructor(room: number, random: SeededRandom) {
    this.#room = room;
    this.#random = random;
  }

  get isFull(): boolean {
    return this.#members.length >= this.#room;
  }

  /** Whether one so good would be let in, unless it is there already. */
  hasRoomFor(one: Pick<Member, 'value' | 'broken'>): boolean {
    return !this.isFull || isBetter(one, this.#members[this.#worst] as Member);
  }

  /** Lets it in, in place of the worst where the room is full; keeps what it is given. */
  offer(one: Member): void {
    if (!this.hasRoomFor(one) || this.#members.some((member) => isSame(member, one))) return;
    if (this.isFull) this.#members[this.#worst] = one;
    else this.#members.push(one);
    this.#worst = this.#members.reduce(
      (worst, member, index, all) => (isBetter(all[worst] as Member, member) ? index : worst),
      0,
    );
  }

  /** The better of two that chance names. */
  pick(): Member {
    const [one, other] = [this.#random.pick(this.#members), this.#random.pick(this.#members)];
    return isBetter(other, one) ? other : one;
  }
}

const isBetter = (one: Pick<Member, 'value' | 'broken'>, other: Pick<Member, 'value' | 'broken'>): boolean =>
  one.broken < other.broken || (one.broken === other.broken && one.value > other.value);

const isSame = (one: Member, other: Member): boolean =>
  one.value === other.value &&
  one.broken === other.broken &&
  one.chosen.every((alternative, group) => alternative === other.chosen[group]);
