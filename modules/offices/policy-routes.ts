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
} as const;

const office = { kind: 'office', from: 'officeId' } as const;

/** What an office makes of findings: its policy in force, its draft, and the versions that it has adopted. */
export const policyRoutes = {
  getPolicy: { method: 'GET', path: '/offices/:officeId/policy', permission: 'policy.read', scope: office, errors: [] },
  getEffectivePolicy: {
    method: 'GET',
    path: '/offices/:officeId/effective-policy',
    permission: 'policy.read',
    scope: office,
    errors: [policyErrors.policyDraftMissing],
  },
  changePolicyDraft: {
    method: 'POST',
    path: '/offices/:officeId/policy/changes',
    permission: 'policy.write',
    scope: office,
    errors: [policyErrors.policyTooLong],
  },
  discardPolicyDraft: {
    method: 'DELETE',
    path: '/offices/:officeId/policy/draft',
    permission: 'policy.write',
    scope: office,
    errors: [policyErrors.policyDraftMissing],
  },
  diffPolicies: {
    method: 'GET',
    path: '/offices/:officeId/policy/differences',
    permission: 'policy.read',
    scope: office,
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
    errors: [policyErrors.policyDraftMissing, policyErrors.policyUnchanged],
  },
  listPolicyVersions: {
    method: 'GET',
    path: '/offices/:officeId/policy/versions',
    permission: 'policy.read',
    scope: office,
    errors: [],
  },
  getPolicyVersion: {
    method: 'GET',
    path: '/offices/:officeId/policy/versions/:version',
    permission: 'policy.read',
    scope: office,
    errors: [],
  },
} as const satisfies Routes;
