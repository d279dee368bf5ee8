import type { Programme, ProgrammeAnswer, SolveOptions } from '#engine';
import { openSolver } from './open-solver.ts';

export interface SolveRequest {
  readonly programme: Programme;
  readonly options?: Omit<SolveOptions, 'onProgress'>;
}

/** What a worker thread runs to solve one programme; `report` is told how far the search has come. */
export async function solveProgramme(
  { programme, options }: SolveRequest,
  report: (progress: unknown) => void,
): Promise<ProgrammeAnswer> {
  const solve = await openSolver();
  return solve(programme, { ...options, onProgress: report });
}
