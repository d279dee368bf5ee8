import type { NumberWords } from '#platform/web/words/read-number';
import type { PlanChange } from '../contract.ts';
import { parsePeople } from './people-notation.ts';
import type { Plan, PlanRow } from './read-plan.ts';

/** Who comes to tasks, who goes and with how much of their time, as one command: whom the plan does not know yet joins it. */
export class PeopleChanges {
  readonly #words: NumberWords;
  readonly #newUid: () => number;
  readonly #uidOf: Map<string, number>;

  /** `newUid` gives the numbers by which the command names what is new. */
  constructor({ view: { resources } }: Plan, words: NumberWords, newUid: () => number) {
    this.#words = words;
    this.#newUid = newUid;
    this.#uidOf = new Map(resources.name.map((name, index) => [name.toLowerCase(), resources.uid[index] ?? 0]));
  }

  /** The changes after which the task has the people typed; `row` is not there yet where the task is new. */
  of(taskUid: number, row: PlanRow | undefined, typed: string): PlanChange[] {
    const left = [...(row?.people ?? [])];
    const changes = (parsePeople(typed, this.#words) ?? []).flatMap(({ name, units }): PlanChange[] => {
      const at = left.findIndex((one) => one.name.toLowerCase() === name.toLowerCase());
      const [found] = at < 0 ? [] : left.splice(at, 1);
      if (!found) return this.#come(taskUid, name, units);
      if (found.units === units) return [];
      return [{ entity: 'assignment', id: String(found.uid), field: 'units', from: found.units, to: units }];
    });
    const gone = left.map(({ uid }): PlanChange => ({ entity: 'assignment', id: String(uid), field: null, from: {}, to: null })); // biome-ignore format: one list
    return [...changes, ...gone];
  }

  #come(taskUid: number, name: string, units: number): PlanChange[] {
    const known = this.#uidOf.get(name.toLowerCase());
    const resourceUid = known ?? this.#newUid();
    this.#uidOf.set(name.toLowerCase(), resourceUid);
    const joined: PlanChange = { entity: 'resource', id: String(resourceUid), field: null, from: null, to: { name } };
    const to = { taskUid, resourceUid, units };
    const assigned: PlanChange = { entity: 'assignment', id: String(this.#newUid()), field: null, from: null, to };
    return known === undefined ? [joined, assigned] : [assigned];
  }
}
