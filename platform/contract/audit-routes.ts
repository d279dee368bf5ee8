import type { Routes } from './define-contract.ts';

/** The record of all changes, for those who check that it is whole. */
export const auditRoutes = {
  getAuditState: { method: 'GET', path: '/audit', permission: 'audit.read', scope: 'organisation', errors: [] },
  listAuditEntries: { method: 'GET', path: '/audit/entries', permission: 'audit.read', scope: 'list', errors: [] },
  verifyAudit: {
    method: 'POST',
    path: '/audit/verifications',
    permission: 'audit.read',
    scope: 'organisation',
    errors: [],
  },
} as const satisfies Routes;
