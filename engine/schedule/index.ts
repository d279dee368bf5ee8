export { engineVersion } from './engine-version.ts';
export { schedule } from './schedule.ts';
