import type { Tx } from '#platform/server';

/** How many detail tasks the plan of a project has, and how many of them are done. */
export interface WorkDone {
  readonly tasks: number;
  readonly completed: number;
}

type Load = (tx: Tx, projectId: string) => Promise<WorkDone | null>;

let load: Load = async () => null;

/** Plans stand above projects, which are told by them how far the work is. */
export function contributeWorkDone(contributed: Load): void {
  load = contributed;
}

/** Null where no plan of the project was computed yet. */
export const workDone: Load = (tx, projectId) => load(tx, projectId);
