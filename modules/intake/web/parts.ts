/** What the screens of other modules use of these. */

export { useMoveProposal } from './use-move-proposal.ts';
