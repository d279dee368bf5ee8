import { OperationError } from '#platform/contract';
import type { Change, Json } from '#platform/server';
import type { TaskPlace } from './change-contract.ts';
import type { PlanChange } from './contract.ts';
import { newRecord } from './new-record.ts';
import { NewUids, type Numbered } from './new-uids.ts';
import type { OutlineDraft } from './outline-draft.ts';
import type { PlanHead } from './queries.ts';
import { errors } from './routes.ts';
import { columnOf, type Row } from './tables.ts';

type FieldChange = Exclude<PlanChange, { field: null }>;
type RecordChange = Extract<PlanChange, { field: null }>;

/** Reads the changes of a command one after the other; each sees what those before it did to the outline. */
export class CommandReader {
  readonly uids: NewUids;
  /** The tasks that go, with all that stands under them. */
  readonly gone = new Set<number>();
  readonly #plan: PlanHead;
  readonly #outline: OutlineDraft;
  readonly #changes: Change[] = [];
  readonly #newTasks = new Map<number, Row>();

  constructor(plan: PlanHead, outline: OutlineDraft) {
    this.#plan = plan;
    this.#outline = outline;
    this.uids = new NewUids(plan);
  }

  read(change: PlanChange): void {
    if (change.entity === 'task' && change.field === 'place') this.#readPlace(change);
    else if (change.field !== null) this.#readField(change);
    else if ((change.from === null) === (change.to === null))
      throw invalid(change, 'a record is made, with `from` null, or deleted, with `to` null');
    else if (change.to !== null) this.#readNew(change);
    else if (change.entity !== 'link' && Number(change.id) < 0) throw invalid(change, 'it is made and deleted at once');
    else if (change.entity === 'task') this.#readDeleted(Number(change.id), change);
  }

  /** The change records without deletions: fields, new records, and the ranks by which what was placed is ordered. */
  written(): Change[] {
    const ranks = this.#outline.newRanks();
    const { id: planId } = this.#plan;
    const made = [...this.#newTasks];
    const moved = [...ranks].filter(([uid]) => !this.#newTasks.has(uid));
    return [
      ...made.map(([uid, row]) => insert('task', `${planId}/${uid}`, { ...row, rank: ranks.get(uid) ?? '' })),
      ...this.#changes,
      ...moved.map(([uid, to]): Change => {
        return { entity: 'task', id: `${planId}/${uid}`, field: 'rank', from: this.#outline.rankOf(uid) ?? null, to };
      }),
    ];
  }

  /** `12` → `<plan>/12`, `3-4` → `<plan>/3/4/0`, `3-4-1` → `<plan>/3/4/1`; what is new goes by its uid. */
  idOf(change: PlanChange): string {
    const { id: planId } = this.#plan;
    if (change.entity === 'project') return planId;
    if (change.entity === 'link') return [planId, ...this.#linkKey(change)].join('/');
    return `${planId}/${this.#uidOf(change, change.entity, Number(change.id))}`;
  }

  #readField(change: FieldChange): void {
    const { entity, field, from, to } = change;
    const value = this.uids.valueOf(entity, field, to as Json, this.#unknown(change));
    if (entity === 'assignment' && field === 'taskUid') this.#presentTask(change, Number(value));
    this.#changes.push({
      entity: entity === 'project' ? 'plan' : entity,
      id: this.idOf(change),
      field: columnOf(field),
      from: from as Json,
      to: value,
    });
  }

  #readPlace(change: FieldChange & { field: 'place' }): void {
    const uid = this.#taskUid(change, Number(change.id));
    const { parentUid: from } = change.from;
    const to = this.#placeOf(change, change.to);
    const now = this.#outline.parentOf(uid);
    const isThere = this.#outline.has(uid);
    // a task that somebody moved or deleted meanwhile is the conflict that writing finds
    if (!isThere || now !== from || from !== to.parentUid)
      this.#changes.push({ entity: 'task', id: this.idOf(change), field: 'parent_uid', from, to: to.parentUid });
    if (!isThere) return;
    if (this.#outline.isWithin(to.parentUid, uid)) throw new OperationError(errors.parentLoop, { uid });
    this.#outline.place(uid, to);
  }

  #readNew(change: RecordChange): void {
    const { row, missing } = newRecord(change.entity, change.to ?? {});
    if (missing !== undefined) throw invalid(change, `a new record needs ${missing}`);
    if (change.entity === 'link') this.#makeLink(change, row);
    else {
      const named: Row = { ...this.uids.rowOf(change.entity, row, this.#unknown(change)), unknown: null };
      if (change.entity === 'task') this.#makeTask(change, named);
      else {
        if (change.entity === 'assignment') this.#presentTask(change, Number(named.task_uid));
        const uid = this.#newUid(change, change.entity);
        this.#changes.push(insert(change.entity, this.idOf(change), { ...named, uid }));
      }
    }
  }

  #makeLink(change: RecordChange, row: Row): void {
    const [predecessor_uid = 0, successor_uid = 0, nth = 0] = this.#linkKey(change);
    for (const uid of [predecessor_uid, successor_uid]) this.#presentTask(change, uid);
    this.#changes.push(insert('link', this.idOf(change), { ...row, predecessor_uid, successor_uid, nth }));
  }

  #makeTask(change: RecordChange & { entity: 'task' }, row: Row): void {
    const last = { parentUid: null, afterUid: this.#outline.childrenOf(null).at(-1) ?? null };
    const place = change.to?.place ? this.#placeOf(change, change.to.place) : last;
    const uid = this.#newUid(change, 'task');
    this.#outline.place(uid, place);
    this.#newTasks.set(uid, { ...row, uid, parent_uid: place.parentUid });
  }

  #newUid(change: RecordChange, entity: Numbered): number {
    const named = Number(change.id);
    if (named > 0) throw invalid(change, `a new ${entity} is named by a negative number and gets its uid here`);
    const uid = this.uids.give(entity, named);
    if (uid === null) throw invalid(change, 'it is changed twice at once');
    return uid;
  }

  #readDeleted(deleted: number, change: PlanChange): void {
    for (const uid of this.#outline.remove(deleted)) {
      if (this.#newTasks.has(uid)) throw invalid(change, 'a task is made under it at once');
      this.gone.add(uid);
    }
  }

  #placeOf(change: PlanChange, { parentUid, afterUid }: TaskPlace): TaskPlace {
    const isKnown = afterUid === null || this.uids.isUsed('task', afterUid);
    if (!isKnown) throw invalid(change, 'the task to stand after is no task of the plan');
    return {
      parentUid: parentUid === null ? null : this.#presentTask(change, parentUid),
      afterUid: afterUid === null ? null : this.#taskUid(change, afterUid),
    };
  }

  #linkKey(change: PlanChange): number[] {
    const [, predecessor, successor, nth = '0'] = /^(-?\d+)-(-?\d+)(?:-(\d+))?$/.exec(change.id) ?? [];
    return [...[predecessor, successor].map((uid) => this.#taskUid(change, Number(uid))), Number(nth)];
  }

  #taskUid = (change: PlanChange, uid: number) => this.#uidOf(change, 'task', uid);

  /** The uid, or that of the record that this command made under the negative number. */
  #uidOf(change: PlanChange, entity: Numbered, uid: number): number {
    return this.uids.of(entity, uid) ?? this.#unknown(change)(entity, uid);
  }

  #unknown(change: PlanChange) {
    return (entity: Numbered, uid: number): never => {
      throw invalid(change, `the command has made no ${entity} ${uid} so far`);
    };
  }

  #presentTask(change: PlanChange, uid: number): number {
    const known = this.#taskUid(change, uid);
    if (!this.#outline.has(known)) throw invalid(change, `task ${uid} is no task of the plan`);
    return known;
  }
}

const insert = (entity: string, id: string, to: Row): Change => ({ entity, id, field: null, from: null, to });

/** `invalid-plan-change`, naming the change. */
export const invalid = ({ entity, id, field }: Pick<PlanChange, 'entity' | 'id' | 'field'>, why: string) =>
  new OperationError(errors.invalidChange, { entity, id, field, why });
