import { defineError, errors as platformErrors, type Routes } from '#platform/contract';

/** What people decide here. */
export const decisionKinds = [
  'waiver',
  'acceptance',
  'dispute',
  'escalation',
  'take-over',
  'hand-back',
  'review',
  'exception-report',
  'policy',
  'baseline',
  'phase',
  'closure',
  'override',
  'strategy',
  'proposal',
  'selection',
  'funding',
  'continuation',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What somebody who checks how decisions were made looks for. */
export const decisionChecks = ['self-approved', 'expired-in-use', 'in-force', 'climbed'] as const;
export type DecisionCheck = (typeof decisionChecks)[number];

export const decisionErrors = {
  actBlocked: defineError(
    'act-blocked',
    409,
    'The policy of the office blocks this. Nothing was changed. Correct what is listed, or ask for a waiver.',
  ),
  actWarned: defineError(
    'act-warned',
    409,
    'The policy of the office asks you to acknowledge what is listed. Nothing was changed. Do it again to go on with it.',
  ),
  answerOvertaken: defineError(
    'answer-overtaken',
    409,
    'What this answer would change was decided on, changed or deleted meanwhile. Nothing was saved. Look at it, or answer otherwise.',
  ),
  actBusy: defineError(
    'act-busy',
    409,
    'The plan is being changed again and again just now. Nothing was changed. Try again in a moment.',
  ),
  decisionClosed: defineError(
    'decision-closed',
    409,
    'This was decided or withdrawn already. Nothing was changed. Look at the outcome.',
  ),
  decisionNotYours: defineError(
    'decision-not-yours',
    403,
    'This waits for somebody else. Nothing was changed. The decision shows who has it.',
  ),
  ownRequest: defineError(
    'own-request',
    403,
    'Nobody decides on a request of his own. Nothing was changed. Somebody else of that role, or above it, decides.',
  ),
  optionUnknown: defineError(
    'option-unknown',
    422,
    'That is not among the options of this decision. Nothing was changed. Choose one of those that it shows.',
  ),
  untilOutside: defineError(
    'until-outside',
    422,
    'The date is past, or further away than the policy allows. Nothing was changed. Choose an earlier or a later one.',
  ),
  notWaivable: defineError(
    'not-waivable',
    409,
    'Nobody may waive this finding, by the rule that it names. Nothing was changed. It must be corrected.',
  ),
  waivedAbove: defineError(
    'waived-above',
    403,
    'The policy was tightened since this was asked: only a role above yours may waive it now. Nothing was changed. It waits for that role.',
  ),
  renewalsUsedUp: defineError(
    'renewals-used-up',
    409,
    'The waiver was renewed as often as the policy allows. Nothing was changed. The finding must be corrected now.',
  ),
  findingResolved: defineError(
    'finding-resolved',
    409,
    'The finding is resolved. Nothing was changed, and nothing needs to be answered.',
  ),
  askedAlready: defineError(
    'asked-already',
    409,
    'This was asked already and waits for an answer. Nothing was changed.',
  ),
  projectEnded: defineError(
    'project-ended',
    409,
    'The project was closed or archived since this was asked. Nothing was changed. Leave it as it is, or open the project again first.',
  ),
  nobodyElse: defineError(
    'nobody-else',
    409,
    'Nobody else is active here who could answer it. Nothing was changed. Accept the finding until a date, take it on, or waive it.',
  ),
} as const;

/** What every act may answer that a policy can stop. */
export const actErrors = [decisionErrors.actBlocked, decisionErrors.actWarned, decisionErrors.actBusy] as const;

const { changedMeanwhile } = platformErrors;
const { findingResolved, untilOutside, notWaivable, renewalsUsedUp, askedAlready, nobodyElse, decisionNotYours } =
  decisionErrors;
const ofFinding = { kind: 'finding', from: 'findingId' } as const;
const answer = { method: 'POST', permission: 'finding.answer', scope: ofFinding } as const;

export const decisionRoutes = {
  // What waits for oneself: whom a matter is asked of stands in the decision, whatever his roles
  listMyWork: { method: 'GET', path: '/my-work', permission: 'work.read', scope: 'self', tellsPast: true, errors: [] },
  getDecision: {
    method: 'GET',
    path: '/decisions/:decisionId',
    permission: 'work.read',
    scope: 'self',
    tellsPast: true,
    errors: [],
  },
  decide: {
    method: 'POST',
    path: '/decisions/:decisionId/decide',
    permission: 'work.decide',
    scope: 'self',
    errors: [
      decisionErrors.decisionClosed,
      decisionNotYours,
      decisionErrors.ownRequest,
      decisionErrors.optionUnknown,
      untilOutside,
      notWaivable,
      decisionErrors.waivedAbove,
      renewalsUsedUp,
      decisionErrors.projectEnded,
      changedMeanwhile,
      // where the answer is an act, such as cancelling a project
      decisionErrors.actBlocked,
      decisionErrors.actBusy,
      decisionErrors.answerOvertaken,
    ],
  },
  withdrawDecision: {
    method: 'POST',
    path: '/decisions/:decisionId/withdraw',
    permission: 'work.decide',
    scope: 'self',
    errors: [decisionErrors.decisionClosed, decisionNotYours],
  },
  listDecisions: {
    method: 'GET',
    path: '/decisions',
    permission: 'decision.read',
    scope: 'list',
    tellsPast: true,
    errors: [],
  },

  // Answers to a finding
  listConsequences: {
    method: 'GET',
    path: '/findings/:findingId/consequences',
    permission: 'finding.read',
    scope: ofFinding,
    tellsPast: true,
    errors: [],
  },
  acknowledgeFinding: { ...answer, path: '/findings/:findingId/acknowledge', errors: [findingResolved] },
  acceptFinding: {
    ...answer,
    path: '/findings/:findingId/accept',
    errors: [findingResolved, untilOutside, decisionNotYours],
  },
  takeOnFinding: {
    ...answer,
    path: '/findings/:findingId/take-on',
    errors: [findingResolved, untilOutside, decisionNotYours],
  },
  disputeFinding: { ...answer, path: '/findings/:findingId/dispute', errors: [findingResolved, askedAlready] },
  askForWaiver: {
    ...answer,
    path: '/findings/:findingId/waiver',
    errors: [findingResolved, untilOutside, notWaivable, renewalsUsedUp, askedAlready],
  },
  escalateFinding: {
    ...answer,
    path: '/findings/:findingId/escalate',
    errors: [findingResolved, askedAlready, nobodyElse],
  },
} as const satisfies Routes;
