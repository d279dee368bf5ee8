import { checkProject, type NamedPerson, projectCodes } from '#engine';
import type { Checked, CheckScope, CheckSet } from '#modules/findings/actions';
import { holdersIn, holdsRole, isAlone, officeChains, type PersonFacts, personFacts } from '#modules/offices/actions';
import type { Change, Tx } from '#platform/server';
import { selectProjectsOfPeople, selectProjectsThat } from '../queries/checked-projects.ts';
import { selectGoverned } from '../queries.ts';
import type { ProjectRow } from '../tables.ts';

/** Projects as the register knows them: what is archived or closed is over. */
export const projectScope: CheckScope = {
  async find(tx, ids) {
    const rows = await selectGoverned(tx, ids);
    return new Map(rows.map((row) => [row.id, { officeId: row.office_id, isOver: isOver(row) }]));
  },
  running: (tx) => selectProjectsThat(tx, { isOver: false }),
  over: (tx) => selectProjectsThat(tx, { isOver: true }),
  topics: (id) => [`project:${id}`, 'portfolio'],
};

const isOver = ({ state, closed_at }: ProjectRow) => state === 'archived' || closed_at !== null;

/** Who answers for each project, and whether the facts are known that its tier is found by. */
export const projectChecks: CheckSet = {
  module: 'projects',
  codes: projectCodes,
  scope: 'project',
  inputs: ['project', 'person', 'role-assignment'],
  async affected(tx, changes) {
    const own = changes.filter(({ entity }) => entity === 'project').map(({ id }) => id);
    const people = await peopleOf(tx, changes);
    return [...own, ...(people.length ? await selectProjectsOfPeople(tx, people) : [])];
  },
  async check(tx, ids) {
    const rows = await selectGoverned(tx, ids);
    const people = await personFacts(tx, rows.flatMap(namedIn));
    const [chains, alone] = [await officeChains(tx), await isAlone(tx)];
    return new Map(
      rows.map((row): [string, Checked] => {
        const nodes = [row.id, ...(chains.get(row.office_id) ?? [])];
        const findings = checkProject({
          id: row.id,
          phase: row.phase,
          manager: namedPerson(row.manager_person_id, people, nodes),
          sponsor: namedPerson(row.sponsor_person_id, people, nodes),
          isAlone: alone,
          budgetMinor: row.budget_minor,
          risk: row.risk,
          toleranceDays: row.tolerance_days,
        });
        return [row.id, { findings, nextDue: null }];
      }),
    );
  },
};

/** The people whose name, state or roles the changes touch. */
async function peopleOf(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const persons = changes.filter(({ entity }) => entity === 'person').map(({ id }) => id);
  const roles = changes.filter(({ entity }) => entity === 'role-assignment');
  return [...persons, ...(roles.length ? await holdersIn(tx, roles) : [])];
}

const namedIn = ({ manager_person_id, sponsor_person_id }: ProjectRow): string[] =>
  [manager_person_id, sponsor_person_id].filter((id) => id !== null);

function namedPerson(
  id: string | null,
  people: ReadonlyMap<string, PersonFacts>,
  nodes: readonly string[],
): NamedPerson | null {
  const facts = id === null ? undefined : people.get(id);
  if (id === null || !facts) return null;
  const { name, isActive } = facts;
  return { id, name, isActive, hasRole: holdsRole(facts, 'project-manager', nodes), awayUntil: null };
}
