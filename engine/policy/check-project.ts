import type { Finding, Parameter, Severity } from '../kernel/finding.ts';
import { stateFindings } from '../kernel/state-findings.ts';
import type { Phase, RiskLevel } from './policy.ts';

/** Somebody who is named at a project, as the offices know him. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  /** Whether he holds the role that the place asks for, at the project or above it. */
  readonly hasRole: boolean;
  /** Away now with nobody to stand in: until this instant. */
  readonly awayUntil: string | null;
}

/** What is known of a project that runs, beside its plan. */
export interface ProjectFacts {
  readonly id: string;
  readonly phase: Phase;
  readonly manager: NamedPerson | null;
  readonly sponsor: NamedPerson | null;
  /** Whether the organisation is one person: then one who manages for himself needs no second. */
  readonly isAlone: boolean;
  readonly budgetMinor: number | null;
  readonly risk: RiskLevel | null;
  readonly toleranceDays: number;
}

/** What can be found, and how bad it is unless the phase makes it worse. */
export const projectCodes = [
  { code: 'roles.no-manager', severity: 'major' },
  { code: 'roles.manager-inactive', severity: 'major' },
  { code: 'roles.manager-away', severity: 'minor' },
  { code: 'roles.manager-without-role', severity: 'minor' },
  { code: 'roles.no-sponsor', severity: 'minor' },
  { code: 'roles.sponsor-inactive', severity: 'major' },
  { code: 'roles.sponsor-is-manager', severity: 'minor' },
  { code: 'data.no-budget', severity: 'minor' },
  { code: 'data.no-risk', severity: 'minor' },
  { code: 'data.zero-tolerance', severity: 'info' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

type ProjectCode = (typeof projectCodes)[number]['code'];
const found = stateFindings(projectCodes, 'project');

/** Who answers for the project, and whether what decides how much governance it takes is known. */
export function checkProject(project: ProjectFacts): Finding[] {
  return [...managerFindings(project), ...sponsorFindings(project), ...dataFindings(project)];
}

function managerFindings(project: ProjectFacts): Finding[] {
  const { manager } = project;
  if (!manager) return [found(project.id, 'roles.no-manager')];
  if (!manager.isActive) return [about(project, 'roles.manager-inactive', manager)];
  const until = manager.awayUntil;
  return [
    ...(manager.hasRole ? [] : [about(project, 'roles.manager-without-role', manager)]),
    ...(until === null ? [] : [about(project, 'roles.manager-away', manager, { until: { kind: 'date', at: until } })]),
  ];
}

/** A project that is delivered without anybody who wants it is worse off than one that is thought about. */
function sponsorFindings(project: ProjectFacts): Finding[] {
  const { sponsor, manager, isAlone } = project;
  if (!sponsor)
    return [found(project.id, 'roles.no-sponsor', { severity: project.phase === 'start' ? 'minor' : 'major' })];
  if (!sponsor.isActive) return [about(project, 'roles.sponsor-inactive', sponsor)];
  return sponsor.id === manager?.id && !isAlone ? [about(project, 'roles.sponsor-is-manager', sponsor)] : [];
}

const dataFindings = (project: ProjectFacts): Finding[] => [
  ...(project.budgetMinor === null ? [found(project.id, 'data.no-budget')] : []),
  ...(project.risk === null ? [found(project.id, 'data.no-risk')] : []),
  ...(project.toleranceDays === 0 ? [found(project.id, 'data.zero-tolerance')] : []),
];

function about(
  project: ProjectFacts,
  code: ProjectCode,
  { id, name }: NamedPerson,
  more: Record<string, Parameter> = {},
): Finding {
  const record = { kind: 'person', id };
  return found(project.id, code, { values: { person: { kind: 'record', record, name }, ...more }, records: [record] });
}
