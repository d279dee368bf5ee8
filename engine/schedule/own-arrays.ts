import { type LinkArrays, none, type PlanArrays, placement } from './plan-arrays.ts';

/** A link by the indices of its tasks, and the codes of `linkCode` and `lagKind`. */
export interface LinkFacts {
  readonly from: number;
  readonly to: number;
  readonly type: number;
  readonly lag: number;
  readonly lagKind: number;
}

/** What stands in the place of a link that is no more: one that leads nowhere. */
export const removedLink: LinkFacts = { from: -1, to: -1, type: 0, lag: 0, lagKind: 0 };

/** The same arrays, for their owner to write to. */
export type Own<T> = { -readonly [K in keyof T]: T[K] };

/** A plan with arrays of its own. */
export function ownCopy(plan: PlanArrays): PlanArrays {
  return {
    ...plan,
    parent: plan.parent.slice(),
    placement: plan.placement.slice(),
    isActive: plan.isActive.slice(),
    duration: plan.duration.slice(),
    calendar: plan.calendar.slice(),
    constraintType: plan.constraintType.slice(),
    constraintDate: plan.constraintDate.slice(),
    deadline: plan.deadline.slice(),
    links: {
      from: plan.links.from.slice(),
      to: plan.links.to.slice(),
      type: plan.links.type.slice(),
      lag: plan.links.lag.slice(),
      lagKind: plan.links.lagKind.slice(),
    },
  };
}

/** What a new task says, and what an edited one may say anew: codes as in `PlanArrays`. */
export interface TaskEdit {
  readonly duration?: number;
  readonly calendar?: number;
  readonly constraintType?: number;
  readonly constraintDate?: number;
  readonly deadline?: number;
  readonly isActive?: number;
}

/** Adds an automatic task behind all others: active, without a constraint, a deadline or a duration unless `task` says so. */
export function appendTask(plan: Own<PlanArrays>, parent: number, task: TaskEdit): void {
  plan.parent = longer(plan.parent, parent);
  plan.placement = longer(plan.placement, placement.automatic);
  plan.isActive = longer(plan.isActive, task.isActive ?? 1);
  plan.duration = longer(plan.duration, task.duration ?? 0);
  plan.calendar = longer(plan.calendar, task.calendar ?? 0);
  plan.constraintType = longer(plan.constraintType, task.constraintType ?? 0);
  plan.constraintDate = longer(plan.constraintDate, task.constraintDate ?? none);
  plan.deadline = longer(plan.deadline, task.deadline ?? none);
  plan.isSpecial = longer(plan.isSpecial, 0);
}

function longer<A extends Int32Array | Uint8Array>(values: A, last: number): A {
  const grown = new (values.constructor as new (length: number) => A)(values.length + 1);
  grown.set(values);
  grown[values.length] = last;
  return grown;
}

/** Writes a link at an index; arrays that are too short become twice as long, of links that lead nowhere. */
export function setLink(links: Own<LinkArrays>, index: number, link: LinkFacts): void {
  if (index >= links.from.length) {
    const length = 2 * index + 8;
    links.from = grown(links.from, new Int32Array(length).fill(-1));
    links.to = grown(links.to, new Int32Array(length).fill(-1));
    links.type = grown(links.type, new Uint8Array(length));
    links.lag = grown(links.lag, new Int32Array(length));
    links.lagKind = grown(links.lagKind, new Uint8Array(length));
  }
  links.from[index] = link.from;
  links.to[index] = link.to;
  links.type[index] = link.type;
  links.lag[index] = link.lag;
  links.lagKind[index] = link.lagKind;
}

function grown<A extends Int32Array | Uint8Array>(values: A, into: A): A {
  into.set(values);
  return into;
}
