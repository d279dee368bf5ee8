import { errors as findingErrors } from '#modules/findings/routes';
import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

/** How far a case is written, least first. Which one a decision takes follows from the tier. */
export const stages = ['idea', 'proposal', 'outline', 'full'] as const;
export type Stage = (typeof stages)[number];

export const proposalStates = ['open', 'in-review', 'deferred', 'approved', 'rejected', 'merged'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What a line of an imported list may say, in the order of the template. Amounts are in whole units of the currency. */
export const importFields = [
  'name',
  'summary',
  'office',
  'sponsor',
  'risk',
  'startsOn',
  'currentUntil',
  'objective',
  'capex',
  'opex',
  'yearlyBenefit',
  'benefitYears',
] as const;
export type ImportField = (typeof importFields)[number];

export const lineFaults = ['missing', 'too-long', 'taken', 'twice', 'unknown', 'ambiguous', 'unreadable'] as const;
export type LineFault = (typeof lineFaults)[number];

export const errors = {
  proposalNameTaken: defineError(
    'proposal-name-taken',
    409,
    'Another proposal of this office that waits for a decision has this name. Nothing was saved. Choose another name.',
  ),
  notOpen: defineError(
    'proposal-not-open',
    409,
    'The proposal is being decided on, or was decided. Nothing was changed. Look at it again.',
  ),
  caseIncomplete: defineError(
    'case-incomplete',
    409,
    'The case lacks what a decision needs. Nothing was asked. Complete what its page lists.',
  ),
  caseElsewhere: defineError(
    'case-elsewhere',
    409,
    'A record that is named belongs to another proposal, or is gone. Nothing was saved. Look at the case again.',
  ),
  rangeUnordered: defineError(
    'range-unordered',
    422,
    'The least of an amount is more than the likely one, or its most is less. Nothing was saved. Give them in their order.',
  ),
  notReviewing: defineError(
    'not-reviewing',
    409,
    'No review of yours waits here. Nothing was changed. The page shows who was asked.',
  ),
  notInReview: defineError(
    'not-in-review',
    409,
    'The proposal does not wait for a review or a decision any more. Nothing was changed. Look at it again.',
  ),
  mergeUnfit: defineError(
    'merge-unfit',
    409,
    'The proposal that is to take it up is not open, or is this one. Nothing was changed. Choose another.',
  ),
  importFaulty: defineError(
    'import-faulty',
    409,
    'Some lines cannot become proposals. Nothing was saved. Correct what a trial names, or say that those lines are left out.',
  ),
} as const;

const { changedMeanwhile, brokenReference, permissionMissing } = platformErrors;
const ofProposal = { kind: 'proposal', from: 'proposalId' } as const;

export const routes = {
  listProposals: { method: 'GET', path: '/proposals', permission: 'proposal.read', scope: 'list', errors: [] },
  getProposal: {
    method: 'GET',
    path: '/proposals/:proposalId',
    permission: 'proposal.read',
    scope: ofProposal,
    errors: [],
  },
  listSponsors: {
    method: 'GET',
    path: '/proposals/:proposalId/sponsors',
    permission: 'proposal.create',
    scope: ofProposal,
    errors: [],
  },
  createProposal: {
    method: 'POST',
    path: '/proposals',
    permission: 'proposal.create',
    scope: { kind: 'office', from: 'officeId' },
    errors: [errors.proposalNameTaken],
  },
  changeProposal: {
    method: 'PUT',
    path: '/proposals/:proposalId',
    permission: 'proposal.create',
    scope: ofProposal,
    errors: [
      errors.proposalNameTaken,
      errors.notOpen,
      errors.caseElsewhere,
      errors.rangeUnordered,
      permissionMissing,
      changedMeanwhile,
      brokenReference,
    ],
  },
  submitProposal: {
    method: 'POST',
    path: '/proposals/:proposalId/submission',
    permission: 'proposal.create',
    scope: ofProposal,
    errors: [errors.notOpen, errors.caseIncomplete, permissionMissing],
  },
  withdrawProposal: {
    method: 'POST',
    path: '/proposals/:proposalId/withdrawal',
    permission: 'proposal.create',
    scope: ofProposal,
    errors: [errors.notInReview, permissionMissing, findingErrors.decisionClosed],
  },
  reviewProposal: {
    method: 'POST',
    path: '/proposals/:proposalId/review',
    permission: 'comment.write',
    scope: ofProposal,
    errors: [errors.notReviewing, changedMeanwhile],
  },
  mergeProposal: {
    method: 'POST',
    path: '/proposals/:proposalId/merger',
    permission: 'proposal.update',
    scope: ofProposal,
    errors: [errors.notOpen, errors.mergeUnfit],
  },
  importProposals: {
    method: 'POST',
    path: '/offices/:officeId/proposal-imports',
    permission: 'proposal.create',
    scope: { kind: 'office', from: 'officeId' },
    errors: [errors.importFaulty, errors.proposalNameTaken],
  },
  listDiscountRates: {
    method: 'GET',
    path: '/offices/:officeId/discount-rates',
    permission: 'office.read',
    scope: { kind: 'office', from: 'officeId' },
    errors: [],
  },
  setDiscountRate: {
    method: 'POST',
    path: '/offices/:officeId/discount-rate',
    permission: 'office.update',
    scope: { kind: 'office', from: 'officeId' },
    errors: [changedMeanwhile],
  },
} as const satisfies Routes;
