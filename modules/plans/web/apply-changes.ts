import type { EarningRule, Lag } from '#engine';
import type { PlanChange, PlanView } from '../contract.ts';
import { columnCodes, none, taskColumns, taskFlag } from '../routes.ts';
import { type PeopleChange, PeopleDraft } from './people-draft.ts';

type TaskChange = Extract<PlanChange, { entity: 'task' }>;
type LinkChange = Extract<PlanChange, { entity: 'link' }>;
type TaskColumn = (typeof taskColumns)[number] | 'name' | 'wbs';
type Columns = Record<TaskColumn, (number | string)[]>;
type ProjectChange = Extract<PlanChange, { entity: 'project' }>;
type Place = Extract<TaskChange, { field: 'place' }>['to'];

/** Fields of the change that stand in a column as they are; null is `none` there. */
const plain = ['name', 'wbs', 'durationTicks', 'workTicks', 'percentComplete', 'deadline', 'constraintDate'] as const;
const flags = {
  isMilestone: taskFlag.milestone,
  isManual: taskFlag.manual,
  isPlaceholder: taskFlag.placeholder,
  isEstimated: taskFlag.estimated,
  isElapsed: taskFlag.elapsed,
  isEffortDriven: taskFlag.effortDriven,
} as const;

/**
 * The plan as it will be said to be once the changes are saved, its dates as they were: what a page shows until the
 * server has answered. Changes of what is not there, and of what no column shows, change nothing.
 */
export function applyChanges(view: PlanView, changes: readonly PlanChange[]): PlanView {
  if (!changes.length) return view;
  const draft = new Draft(view);
  for (const change of changes) {
    if (change.entity === 'task') draft.changeTask(change);
    else if (change.entity === 'link') draft.changeLink(change);
    else if (change.entity === 'project') draft.changeProject(change);
    else if (change.entity === 'assignment' || change.entity === 'resource') draft.changePeople(change);
  }
  return draft.done();
}

class Draft {
  readonly #view: PlanView;
  readonly #tasks: Columns;
  #project: PlanView['project'];
  #earning: PlanView['earning'];
  #people: PeopleDraft | null = null;
  #links: Record<keyof PlanView['links'], number>[] | null = null;

  constructor(view: PlanView) {
    this.#view = view;
    this.#project = view.project;
    this.#earning = view.earning;
    this.#tasks = { ...(view.tasks as unknown as Columns) };
    for (const column of [...taskColumns, 'name', 'wbs'] as const) this.#tasks[column] = [...this.#tasks[column]];
  }

  changeProject({ field, to }: ProjectChange): void {
    if (field in this.#project) this.#project = { ...this.#project, [field]: to };
  }

  changePeople(change: PeopleChange): void {
    this.#people ??= new PeopleDraft(this.#view);
    this.#people.change(change);
  }

  changeTask(change: TaskChange): void {
    const uid = Number(change.id);
    const index = this.#tasks.uid.indexOf(uid);
    if (change.field === 'place') this.#move(index, change.to);
    else if (change.field !== null) this.#set(index, change.field, change.to);
    else if (change.to !== null) this.#insert(uid, change.to);
    else this.#remove(index);
  }

  changeLink({ id, field, to }: LinkChange): void {
    const [, predecessor, successor, nth = '0'] = /^(-?\d+)-(-?\d+)(?:-(\d+))?$/.exec(id) ?? [];
    const key = { predecessorUid: Number(predecessor), successorUid: Number(successor), nth: Number(nth) };
    const links = this.#allLinks();
    const at = links.findIndex((link) => Object.entries(key).every(([name, value]) => link[name as 'nth'] === value));
    const found = links[at];
    if (field === null && to !== null) links.push({ ...key, ...typeOf(to.type ?? 'FS'), ...lagOf(to.lag ?? noLag) });
    else if (field === null && found) links.splice(at, 1);
    else if (found) links[at] = { ...found, ...(field === 'type' ? typeOf(to as 'FS') : lagOf(to as Lag)) };
  }

  done(): PlanView {
    const { uid, level, flags } = this.#tasks as unknown as Record<string, number[]>;
    const tasks = this.#tasks as unknown as PlanView['tasks'];
    for (let index = 0; index < (uid?.length ?? 0); index++) {
      const isSummary = (level?.[index + 1] ?? 0) > (level?.[index] ?? 0);
      const flag = flags?.[index] ?? 0;
      if (flags) flags[index] = isSummary ? flag | taskFlag.summary : flag & ~taskFlag.summary;
    }
    const project = this.#project;
    const people = { earning: this.#earning, ...this.#people?.done() };
    if (!this.#links) return { ...this.#view, ...people, project, tasks };
    const links = this.#links;
    const names = Object.keys(this.#view.links) as (keyof PlanView['links'])[];
    const columns = names.map((name) => [name, links.map((link) => link[name])] as const);
    return { ...this.#view, ...people, project, tasks, links: Object.fromEntries(columns) as PlanView['links'] };
  }

  #set(index: number, field: string, value: unknown): void {
    if (index < 0) return;
    const write = (column: TaskColumn, to: number | string) => {
      this.#tasks[column][index] = to;
    };
    if (plain.includes(field as 'name')) write(field as 'name', (value ?? (field === 'wbs' ? '' : none)) as number);
    else if (field === 'durationUnit') write('unit', columnCodes.unit.indexOf(value as 'days'));
    else if (field === 'type') write('taskType', columnCodes.taskType.indexOf(value as 'fixed-units'));
    else if (field === 'earning') this.#earn(Number(this.#tasks.uid[index]), value as EarningRule | null);
    else if (field === 'constraintType') write('constraint', columnCodes.constraint.indexOf(value as 'ASAP'));
    else if (field in flags) this.#flag(index, flags[field as keyof typeof flags], value === true);
    else if (field === 'isActive') this.#flag(index, taskFlag.inactive, value === false);
    if (field === 'durationTicks') {
      this.#flag(index, taskFlag.hasNoDuration, value === null);
      if (value === 0) this.#flag(index, taskFlag.milestone, true);
    }
    if (field === 'constraintType' && (value === 'ASAP' || value === 'ALAP')) write('constraintDate', none);
  }

  #earn(uid: number, rule: EarningRule | null): void {
    const others = this.#earning.filter((one) => one.uid !== uid);
    this.#earning = (rule ? [...others, { uid, rule }] : others) as PlanView['earning'];
  }

  #flag(index: number, flag: number, isOn: boolean): void {
    const now = Number(this.#tasks.flags[index]);
    this.#tasks.flags[index] = isOn ? now | flag : now & ~flag;
  }

  #insert(uid: number, { place, ...fields }: NonNullable<Extract<TaskChange, { field: null }>['to']>): void {
    const [index, level] = this.#spot(place ?? { parentUid: null, afterUid: Number.NaN });
    const preset: Partial<Record<TaskColumn, number | string>> = {
      ...{ name: '', wbs: '', uid, level, parentUid: place?.parentUid ?? 0 },
      ...{ flags: taskFlag.hasNoDuration, unit: columnCodes.unit.indexOf('days'), percentComplete: 0, constraint: 0 },
      reasonUid: 0,
    };
    for (const column of Object.keys(this.#tasks) as TaskColumn[])
      this.#tasks[column].splice(index, 0, preset[column] ?? none);
    for (const [field, value] of Object.entries(fields)) this.#set(index, field, value);
  }

  #remove(index: number): void {
    if (index < 0) return;
    const end = this.#endOf(index);
    const gone = new Set(this.#tasks.uid.slice(index, end));
    for (const column of Object.values(this.#tasks)) column.splice(index, end - index);
    const stays = (uid: number) => !gone.has(uid);
    this.#links = this.#allLinks().filter((link) => stays(link.predecessorUid) && stays(link.successorUid));
  }

  #move(index: number, place: Place): void {
    if (index < 0) return;
    const count = this.#endOf(index) - index;
    const before = Number(this.#tasks.level[index]);
    const block = Object.entries(this.#tasks).map(([name, column]) => [name, column.splice(index, count)] as const);
    const [at, level] = this.#spot(place);
    for (const [name, values] of block) this.#tasks[name as TaskColumn].splice(at, 0, ...values);
    for (let row = at; row < at + count; row++)
      this.#tasks.level[row] = Number(this.#tasks.level[row]) + level - before;
    this.#tasks.parentUid[at] = place.parentUid ?? 0;
  }

  /** The index and the level of a task in that place; after one that is not there, the last under its parent. */
  #spot({ parentUid, afterUid }: Place): readonly [index: number, level: number] {
    const parent = parentUid === null ? -1 : this.#tasks.uid.indexOf(parentUid);
    const level = parent < 0 ? 1 : Number(this.#tasks.level[parent]) + 1;
    if (afterUid === null) return [parent + 1, level];
    const after = this.#tasks.uid.indexOf(afterUid);
    const isSibling = after >= 0 && this.#tasks.parentUid[after] === (parentUid ?? 0);
    if (isSibling) return [this.#endOf(after), level];
    return [parent < 0 ? this.#tasks.uid.length : this.#endOf(parent), level];
  }

  /** Where the task ends with all that stands under it. */
  #endOf(index: number): number {
    const { level } = this.#tasks as unknown as Record<'level', number[]>;
    let end = index + 1;
    while (end < level.length && (level[end] as number) > (level[index] as number)) end++;
    return end;
  }

  #allLinks() {
    const { links } = this.#view;
    const names = Object.keys(links) as (keyof typeof links)[];
    this.#links ??= links.type.map(
      (_, index) =>
        Object.fromEntries(names.map((name) => [name, links[name][index] ?? 0])) as Record<keyof typeof links, number>,
    );
    return this.#links;
  }
}

const noLag: Lag = { kind: 'working', ticks: 0, unit: 'days' };
const typeOf = (type: (typeof columnCodes.type)[number]) => ({ type: columnCodes.type.indexOf(type) });

function lagOf(lag: Lag) {
  if (lag.kind === 'percent')
    return {
      lagKind: columnCodes.lagKind.indexOf(lag.isElapsed ? 'elapsed-percent' : 'percent'),
      lag: lag.percent,
      lagUnit: 0,
    };
  return {
    lagKind: columnCodes.lagKind.indexOf(lag.kind),
    lag: lag.ticks,
    lagUnit: columnCodes.unit.indexOf(lag.unit),
  };
}
