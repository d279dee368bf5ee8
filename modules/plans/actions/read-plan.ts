export type { ReadRequest } from '../read-plan.ts';
export { readPlan } from '../read-plan.ts';
