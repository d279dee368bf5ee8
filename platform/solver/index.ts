export { openSolver } from './open-solver.ts';
export type { SolveRequest } from './solve-programme.ts';
