import type { TaskPlace } from './change-contract.ts';
import { inOutlineOrder } from './outline-order.ts';
import { rankSiblings } from './rank.ts';
import type { Row } from './tables.ts';

/** The outline of a plan while the changes of a command are applied to it, one after the other. */
export class OutlineDraft {
  readonly #parents = new Map<number, number | null>();
  readonly #children = new Map<number | null, number[]>();
  readonly #ranks: ReadonlyMap<number, string>;
  readonly #placed = new Set<number>();

  /** `tasks` need `uid`, `parent_uid` and `rank`. */
  constructor(tasks: readonly Row[]) {
    this.#ranks = new Map(tasks.map(({ uid, rank }) => [Number(uid), String(rank)]));
    for (const { uid, parent_uid } of inOutlineOrder(tasks)) {
      const parent = parent_uid === null ? null : Number(parent_uid);
      this.#parents.set(Number(uid), parent);
      this.childrenOf(parent).push(Number(uid));
    }
  }

  has(uid: number): boolean {
    return this.#parents.has(uid);
  }

  parentOf(uid: number): number | null {
    return this.#parents.get(uid) ?? null;
  }

  childrenOf(uid: number | null): number[] {
    const children = this.#children.get(uid) ?? [];
    this.#children.set(uid, children);
    return children;
  }

  /** Whether `above` is the task itself or stands somewhere over it. */
  isWithin(uid: number | null, above: number): boolean {
    for (let at = uid; at !== null; at = this.parentOf(at)) if (at === above) return true;
    return false;
  }

  /** Puts a new task into the outline, or one that is there to another place; where `afterUid` is not there, last. */
  place(uid: number, { parentUid, afterUid }: TaskPlace): void {
    if (this.has(uid)) this.#leave(uid);
    const siblings = this.childrenOf(parentUid);
    const after = afterUid === null ? -1 : siblings.indexOf(afterUid);
    siblings.splice(afterUid !== null && after < 0 ? siblings.length : after + 1, 0, uid);
    this.#parents.set(uid, parentUid);
    this.#placed.add(uid);
  }

  /** Takes the task out, with all that stands under it; returns their uids. */
  remove(uid: number): number[] {
    if (!this.has(uid)) return [];
    this.#leave(uid);
    const gone = [uid];
    for (const at of gone) {
      gone.push(...this.childrenOf(at));
      this.#parents.delete(at);
      this.#placed.delete(at);
    }
    return gone;
  }

  /** The ranks of the tasks that were placed, and of as few others as their order needs. */
  newRanks(): Map<number, string> {
    const changed = new Map<number, string>();
    for (const parent of new Set([...this.#placed].map((uid) => this.parentOf(uid)))) {
      const siblings = this.childrenOf(parent);
      const present = siblings.map((uid) => (this.#placed.has(uid) ? null : (this.#ranks.get(uid) ?? null)));
      for (const [index, rank] of rankSiblings(present).entries()) {
        const uid = siblings[index] as number;
        if (rank !== this.#ranks.get(uid)) changed.set(uid, rank);
      }
    }
    return changed;
  }

  rankOf(uid: number): string | undefined {
    return this.#ranks.get(uid);
  }

  #leave(uid: number): void {
    const siblings = this.childrenOf(this.parentOf(uid));
    siblings.splice(siblings.indexOf(uid), 1);
  }
}
