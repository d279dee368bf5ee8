import type { Grant } from '#platform/server/http/access';
import type { Role } from './contract.ts';

const read = [
  'organisation.read',
  'office.read',
  'person.read',
  'project.read',
  'finding.read',
  'job.read',
  'history.read',
  'comment.read',
] as const;
const takePart = [...read, 'comment.write'] as const;
const manageProject = [
  ...takePart,
  'view.share',
  'project.update',
  'plan.import',
  'plan.update',
  'job.cancel',
  'job.retry',
] as const;
const runOffice = [
  ...manageProject,
  'project.create',
  'project.delete',
  'office.create',
  'office.update',
  'person.invite',
  'person.update',
  'role.assign',
  'audit.read',
  'job.oversee',
] as const;

export interface RoleRow {
  /** The kinds of node at which it can be held; what it allows holds there and below. */
  readonly heldAt: readonly string[];
  readonly permissions: readonly string[];
}

/** Who may do what: each role's verbs and where it is held. A new role is a row here and a name in the contract. */
export const roles: Readonly<Record<Role, RoleRow>> = {
  owner: { heldAt: ['organisation'], permissions: [...runOffice, 'organisation.update', 'organisation.create'] },
  'pmo-lead': { heldAt: ['organisation', 'office'], permissions: runOffice },
  'project-manager': {
    heldAt: ['organisation', 'office', 'project'],
    permissions: [...manageProject, 'project.create'],
  },
  'team-member': { heldAt: ['organisation', 'office', 'project'], permissions: takePart },
  auditor: { heldAt: ['organisation', 'office', 'project'], permissions: [...read, 'audit.read', 'job.oversee'] },
};

/** Every verb that some role gives. */
export const permissions: ReadonlySet<string> = new Set(Object.values(roles).flatMap((row) => row.permissions));

/** The roles that give a permission. */
export const rolesWith = (permission: string): readonly string[] =>
  Object.entries(roles).flatMap(([role, row]) => (row.permissions.includes(permission) ? [role] : []));

const setOf = new Map(Object.entries(roles).map(([role, row]) => [role, new Set(row.permissions)]));

/** What a role gives at a node; one that this version does not know gives nothing. */
export function grantOf(role: string, kind: string, id: string): Grant {
  return { node: { kind, id }, permissions: setOf.get(role) ?? new Set() };
}
