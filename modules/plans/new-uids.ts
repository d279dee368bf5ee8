import type { Json } from '#platform/server';
import { numbered, type planFields } from './change-contract.ts';
import type { PlanHead } from './queries.ts';
import { columnOf, type Row } from './tables.ts';

export type Numbered = (typeof numbered)[number];

/** Which fields name another record of the plan by its uid. */
const references: { readonly [E in keyof typeof planFields]?: Readonly<Record<string, Numbered>> } = {
  project: { calendarUid: 'calendar' },
  task: { calendarUid: 'calendar' },
  calendar: { baseUid: 'calendar' },
  resource: { calendarUid: 'calendar' },
  assignment: { taskUid: 'task', resourceUid: 'resource' },
};

export interface MadeRecord {
  readonly entity: Numbered;
  /** The negative number under which the command names it. */
  readonly id: string;
  readonly uid: number;
}

/** The uids that the records made by a command get: the next of their plan, so that none is used twice. */
export class NewUids {
  readonly #last: Record<Numbered, number>;
  readonly #uids = new Map<string, number>();

  constructor(plan: PlanHead) {
    this.#last = {
      task: plan.last_task_uid,
      calendar: plan.last_calendar_uid,
      resource: plan.last_resource_uid,
      assignment: plan.last_assignment_uid,
    };
  }

  /** The uid of the record that is made under this negative number; null where another is named so already. */
  give(entity: Numbered, named: number): number | null {
    const key = `${entity} ${named}`;
    if (this.#uids.has(key)) return null;
    const uid = ++this.#last[entity];
    this.#uids.set(key, uid);
    return uid;
  }

  /** What was made so far, tasks first, those of an entity in the order of the command. */
  made(): MadeRecord[] {
    const all = [...this.#uids].map(([key, uid]) => {
      const [entity, id = ''] = key.split(' ');
      return { entity: entity as Numbered, id, uid };
    });
    return numbered.flatMap((entity) => all.filter((one) => one.entity === entity));
  }

  /** The uid itself, or that of the record made under the negative number; undefined where none was. */
  of(entity: Numbered, uid: number): number | undefined {
    return uid < 0 ? this.#uids.get(`${entity} ${uid}`) : uid;
  }

  /** Whether the plan has or had a record of this uid, those made here among them. */
  isUsed(entity: Numbered, uid: number): boolean {
    return uid <= this.#last[entity];
  }

  /**
   * The value of a field, or with `row` each column of a record, in which records that the command made stand under their
   * uids; `unknown` is called with a negative number under which none was made.
   */
  valueOf(entity: keyof typeof planFields, field: string, value: Json, unknown: Unknown): Json {
    const named = references[entity]?.[field];
    if (!named || typeof value !== 'number') return value;
    return this.of(named, value) ?? unknown(named, value);
  }

  rowOf(entity: keyof typeof planFields, row: Row, unknown: Unknown): Row {
    const named = Object.keys(references[entity] ?? {}).map((field) => {
      const column = columnOf(field);
      return [column, this.valueOf(entity, field, row[column] ?? null, unknown)] as const;
    });
    return { ...row, ...Object.fromEntries(named) };
  }
}

type Unknown = (entity: Numbered, uid: number) => never;
