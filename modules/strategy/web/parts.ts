/** What the screens of other modules use of these. */
export { ContributionsOf } from './contributions.tsx';
export { usePrintedContributions } from './printed-contributions.ts';
