import type { PlanChange, PlanView } from '../contract.ts';
import { none } from '../routes.ts';

export type PeopleChange = Extract<PlanChange, { entity: 'assignment' | 'resource' }>;

/** Resources and assignments of a plan on the way to what changes make of them. */
export class PeopleDraft {
  readonly #resources: PlanView['resources'];
  readonly #assignments: PlanView['assignments'];

  constructor({ resources, assignments }: PlanView) {
    this.#resources = copied(resources);
    this.#assignments = copied(assignments);
  }

  change(change: PeopleChange): void {
    if (change.entity === 'assignment') this.#changeAssignment(change);
    else if (change.field === null && change.to !== null) {
      this.#resources.uid.push(Number(change.id));
      this.#resources.name.push(change.to.name ?? '');
      this.#resources.isWork.push((change.to.kind ?? 'work') === 'work');
    }
  }

  done(): Pick<PlanView, 'resources' | 'assignments'> {
    return { resources: this.#resources, assignments: this.#assignments };
  }

  #changeAssignment({ id, field, to }: Extract<PeopleChange, { entity: 'assignment' }>): void {
    const index = this.#assignments.uid.indexOf(Number(id));
    if (field === 'units' && index >= 0) this.#assignments.units[index] = to;
    else if (field === null && to === null && index >= 0)
      for (const column of Object.values(this.#assignments)) column.splice(index, 1);
    else if (field === null && to !== null) {
      this.#assignments.uid.push(Number(id));
      this.#assignments.taskUid.push(to.taskUid ?? 0);
      this.#assignments.resourceUid.push(to.resourceUid ?? 0);
      this.#assignments.units.push(to.units ?? 1);
      this.#assignments.workTicks.push(to.workTicks ?? none);
    }
  }
}

const copied = <T extends Readonly<Record<string, readonly unknown[]>>>(columns: T): T =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]])) as unknown as T;
