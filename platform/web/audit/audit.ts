import { type auditContract, auditRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';

/** The log of all changes, and whether it is whole. */
export const audit = operations<typeof auditContract>(auditRoutes);

export type AuditState = Awaited<ReturnType<typeof audit.getAuditState>>;
export type LoggedEntry = Awaited<ReturnType<typeof audit.listAuditEntries>>['items'][number];
