import { waivers } from '#engine';
import type { Grant } from '#platform/server/http/access';
import type { Role } from './contract.ts';

const look = [
  'organisation.read',
  'project.read',
  'comment.read',
  'strategy.read',
  'proposal.read',
  'priority.read',
] as const;
const read = [
  ...look,
  'office.read',
  'person.read',
  'finding.read',
  'job.read',
  'history.read',
  'policy.read',
  'decision.read',
  'selection.read',
  'resource.read',
] as const;
const takePart = [...read, 'comment.write'] as const;
const decide = ['finding.answer', 'decision.make'] as const;
const planProject = [
  ...takePart,
  'view.share',
  'project.update',
  'contribution.write',
  'proposal.create',
  'plan.import',
  'plan.update',
  'job.cancel',
  'job.retry',
] as const;
const manageProject = [...planProject, ...decide, 'project.create', 'project.act', 'report.publish'] as const;
const runOffice = [
  ...manageProject,
  'project.govern',
  'status.override',
  'strategy.write',
  'selection.write',
  'priority.write',
  'priority.assess',
  'priority.override',
  'proposal.update',
  'project.delete',
  'office.create',
  'office.update',
  'person.invite',
  'person.update',
  'role.assign',
  'absence.update',
  'policy.write',
  'policy.adopt',
  'audit.read',
  'job.oversee',
  'resource.write',
  'rate.read',
] as const;

const atOffices = ['organisation', 'office'];
const anywhere = [...atOffices, 'project'];

export interface RoleRow {
  /** The kinds of node at which it can be held; what it allows holds there and below. */
  readonly heldAt: readonly string[];
  readonly permissions: readonly string[];
}

/** Who may do what: each role's verbs and where it is held. A new role is a row here and a name in the contract. */
export const roles: Readonly<Record<Role, RoleRow>> = {
  owner: { heldAt: ['organisation'], permissions: [...runOffice, 'organisation.update', 'organisation.create'] },
  'board-member': {
    heldAt: atOffices,
    permissions: [...takePart, ...decide, 'project.govern', 'status.override', 'priority.assess', 'priority.override'],
  },
  'pmo-lead': { heldAt: atOffices, permissions: runOffice },
  'pmo-analyst': {
    heldAt: atOffices,
    permissions: [
      ...planProject,
      'project.create',
      'proposal.update',
      'selection.write',
      'priority.assess',
      'finding.answer',
      'policy.write',
      'absence.update',
      'resource.write',
      'rate.read',
    ],
  },
  sponsor: {
    heldAt: anywhere,
    permissions: [...takePart, ...decide, 'project.act', 'status.override', 'priority.assess'],
  },
  'programme-manager': {
    heldAt: atOffices,
    permissions: [...manageProject, 'selection.write', 'status.override', 'priority.assess'],
  },
  'project-manager': { heldAt: anywhere, permissions: manageProject },
  'resource-manager': {
    heldAt: atOffices,
    permissions: [...takePart, 'view.share', 'absence.update', 'resource.write', 'rate.read'],
  },
  'finance-partner': {
    heldAt: anywhere,
    permissions: [...takePart, 'view.share', 'finding.answer', 'priority.assess', 'rate.read'],
  },
  'benefit-owner': { heldAt: anywhere, permissions: [...takePart, 'finding.answer'] },
  assurer: { heldAt: anywhere, permissions: [...takePart, 'audit.read'] },
  coach: { heldAt: anywhere, permissions: [...takePart, 'view.share'] },
  'team-member': { heldAt: anywhere, permissions: takePart },
  requester: {
    heldAt: atOffices,
    permissions: [...look, 'office.read', 'decision.read', 'comment.write', 'proposal.create', 'contribution.write'],
  },
  supplier: { heldAt: ['office', 'project'], permissions: [...look, 'comment.write'] },
  auditor: { heldAt: anywhere, permissions: [...read, 'audit.read', 'job.oversee'] },
  integrator: { heldAt: atOffices, permissions: [...planProject, 'project.create'] },
};

/** Every verb that some role gives. */
export const permissions: ReadonlySet<string> = new Set(Object.values(roles).flatMap((row) => row.permissions));

/** The roles that give a permission. */
export const rolesWith = (permission: string): readonly string[] =>
  Object.entries(roles).flatMap(([role, row]) => (row.permissions.includes(permission) ? [role] : []));

/** How high the role stands where something is asked of a role or one above it; −1 for those that nothing is asked of. */
export const rankOf = (role: string): number =>
  role === 'owner' ? rankOf('board-member') : (waivers as readonly string[]).indexOf(role);

/** The role and all that stand above it: whoever holds one of them may answer for it. The owner answers for every role. */
export function rolesAtLeast(role: Role): readonly Role[] {
  const rank = rankOf(role);
  const all = Object.keys(roles) as Role[];
  return all.filter((each) => each === role || (rank >= 0 && rankOf(each) >= rank));
}

const setOf = new Map(Object.entries(roles).map(([role, row]) => [role, new Set(row.permissions)]));

/** What a role gives at a node; one that this version does not know gives nothing. */
export function grantOf(role: string, kind: string, id: string): Grant {
  return { node: { kind, id }, role, permissions: setOf.get(role) ?? new Set() };
}
