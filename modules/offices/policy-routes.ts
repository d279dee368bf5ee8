import { defineError, type Routes } from '#platform/contract';

export const policyErrors = {
  policyDraftMissing: defineError(
    'policy-draft-missing',
    409,
    'There is no draft: it was adopted or discarded meanwhile. Nothing was changed. Change a rule to begin a new one.',
  ),
  policyUnchanged: defineError(
    'policy-unchanged',
    409,
    'The draft says what is in force already. Nothing was adopted. Change a rule first, or discard the draft.',
  ),
  policyTooLong: defineError(
    'policy-too-long',
    409,
    'A policy has at most 500 rules. Nothing was changed. Take rules away, or write them for a family of findings.',
  ),
  policyAhead: defineError(
    'policy-ahead',
    409,
    'A policy is adopted already and comes into force on a day to come. Nothing was changed. Withdraw it first.',
  ),
  policyNotAhead: defineError(
    'policy-not-ahead',
    409,
    'No such version waits for its day: it is in force by now, or was withdrawn. Nothing was changed. Look at the policy again.',
  ),
  policyDayPast: defineError(
    'policy-day-past',
    422,
    'That day is past, by the clock of the office. Nothing was adopted. Choose today or a later day.',
  ),
} as const;

const office = { kind: 'office', from: 'officeId' } as const;

/** What an office makes of findings: its policy in force, its draft, and the versions that it has adopted. */
export const policyRoutes = {
  getPolicy: {
    method: 'GET',
    path: '/offices/:officeId/policy',
    permission: 'policy.read',
    scope: office,
    tellsPast: true,
    errors: [],
  },
  getEffectivePolicy: {
    method: 'GET',
    path: '/offices/:officeId/effective-policy',
    permission: 'policy.read',
    scope: office,
    tellsPast: true,
    errors: [policyErrors.policyDraftMissing],
  },
  changePolicyDraft: {
    method: 'POST',
    path: '/offices/:officeId/policy/changes',
    permission: 'policy.write',
    scope: office,
    errors: [policyErrors.policyTooLong, policyErrors.policyAhead],
  },
  discardPolicyDraft: {
    method: 'DELETE',
    path: '/offices/:officeId/policy/draft',
    permission: 'policy.write',
    scope: office,
    errors: [policyErrors.policyDraftMissing, policyErrors.policyAhead],
  },
  diffPolicies: {
    method: 'GET',
    path: '/offices/:officeId/policy/differences',
    permission: 'policy.read',
    scope: office,
    tellsPast: true,
    errors: [policyErrors.policyDraftMissing],
  },
  simulatePolicy: {
    method: 'GET',
    path: '/offices/:officeId/policy/simulation',
    permission: 'policy.read',
    scope: office,
    errors: [policyErrors.policyDraftMissing],
  },
  adoptPolicy: {
    method: 'POST',
    path: '/offices/:officeId/policy/versions',
    permission: 'policy.adopt',
    scope: office,
    errors: [
      policyErrors.policyDraftMissing,
      policyErrors.policyUnchanged,
      policyErrors.policyAhead,
      policyErrors.policyDayPast,
    ],
  },
  withdrawPolicy: {
    method: 'DELETE',
    path: '/offices/:officeId/policy/versions/:version',
    permission: 'policy.adopt',
    scope: office,
    errors: [policyErrors.policyNotAhead],
  },
  listPolicyVersions: {
    method: 'GET',
    path: '/offices/:officeId/policy/versions',
    permission: 'policy.read',
    scope: office,
    tellsPast: true,
    errors: [],
  },
  getPolicyVersion: {
    method: 'GET',
    path: '/offices/:officeId/policy/versions/:version',
    permission: 'policy.read',
    scope: office,
    tellsPast: true,
    errors: [],
  },
} as const satisfies Routes;
