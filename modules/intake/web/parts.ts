/** What the screens of other modules use of these. */

export { monthsLater, useMoveProposal } from './use-move-proposal.ts';
