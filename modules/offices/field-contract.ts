import { z } from 'zod';

/** The roles there are. What each may do stands in roles.ts. */
export const roleIds = [
  'owner',
  'board-member',
  'pmo-lead',
  'pmo-analyst',
  'sponsor',
  'programme-manager',
  'project-manager',
  'resource-manager',
  'finance-partner',
  'benefit-owner',
  'assurer',
  'coach',
  'team-member',
  'requester',
  'supplier',
  'auditor',
  'integrator',
] as const;
export type Role = (typeof roleIds)[number];

export const id = z.uuid();
export const name = z.string().trim().min(1).max(120);
export const role = z.enum(roleIds);
export const node = z
  .string()
  .regex(/^(organisation|[a-z-]+:[0-9a-f-]{36})$/)
  .describe('Where a role is held, and below: `organisation`, `office:<id>` or `project:<id>`.');
export const officeKind = z.enum(['central', 'division', 'programme', 'project']);

export const seen = z
  .string()
  .describe('The name that the writer saw: where it is another by now, nothing is changed.');
export const undoable = z.object({
  entryId: id.nullable().describe('For `undoChange`; null where nothing was changed.'),
});
