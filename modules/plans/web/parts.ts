/** What other modules' screens show of plans. */
export { ImportTarget } from './import-target.tsx';
