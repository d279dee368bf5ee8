import { checkProject, type NamedPerson, projectCodes } from '#engine';
import type { Checked, CheckScope, CheckSet } from '#modules/findings/actions';
import {
  absencesFrom,
  type CheckedAbsence,
  holdersIn,
  holdsRole,
  isAlone,
  officeChains,
  organisationOf,
  type PersonFacts,
  personFacts,
  personsAway,
  startOfDay,
} from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
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
  over: (tx, past) => selectProjectsThat(tx, { isOver: true, past }),
  topics: (id) => [`project:${id}`, 'portfolio'],
};

const isOver = ({ state, closed_at }: ProjectRow) => state === 'archived' || closed_at !== null;

/** Who answers for each project, and whether the facts are known that its tier is found by. */
export const projectChecks: CheckSet = {
  module: 'projects',
  codes: projectCodes,
  scope: 'project',
  inputs: ['project', 'person', 'role-assignment', 'absence'],
  async affected(tx, changes) {
    const own = changes.filter(({ entity }) => entity === 'project').map(({ id }) => id);
    const people = await peopleOf(tx, changes);
    return [...own, ...(people.length ? await selectProjectsOfPeople(tx, people) : [])];
  },
  async check(tx, ids, now) {
    const rows = await selectGoverned(tx, ids);
    const [people, chains, alone, { timeZone }] = await Promise.all([
      personFacts(tx, rows.flatMap(namedIn)),
      officeChains(tx),
      isAlone(tx),
      organisationOf(tx),
    ]);
    const day = dateIn(timeZone, now);
    const managers = rows.flatMap(({ manager_person_id }) => manager_person_id ?? []);
    const absences = await absencesFrom(tx, managers, day);
    return new Map(
      rows.map((row): [string, Checked] => {
        const away = absences.filter(({ personId }) => personId === row.manager_person_id);
        const nodes = [row.id, ...(chains.get(row.office_id) ?? [])];
        const findings = checkProject({
          id: row.id,
          phase: row.phase,
          manager: namedPerson(row.manager_person_id, people, nodes, awayWithoutDeputy(away, day)),
          sponsor: namedPerson(row.sponsor_person_id, people, nodes),
          isAlone: alone,
          budgetMinor: row.budget_minor,
          risk: row.risk,
          toleranceDays: row.tolerance_days,
        });
        return [row.id, { findings, nextDue: nextTurn(away, timeZone, now) }];
      }),
    );
  },
};

/** The people whose name, state or roles the changes touch. */
async function peopleOf(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const persons = changes.filter(({ entity }) => entity === 'person').map(({ id }) => id);
  const roles = changes.filter(({ entity }) => entity === 'role-assignment');
  const absences = changes.filter(({ entity }) => entity === 'absence');
  if (absences.length) persons.push(...(await personsAway(tx, absences)));
  return [...persons, ...(roles.length ? await holdersIn(tx, roles) : [])];
}

const awayWithoutDeputy = (absences: readonly CheckedAbsence[], day: string): string | null =>
  absences.find(({ fromDay, hasDeputy }) => fromDay <= day && !hasDeputy)?.untilDay ?? null;

/** When the next absence begins or ends. */
function nextTurn(absences: readonly CheckedAbsence[], timeZone: string, now: string): string | null {
  const turns = absences.flatMap(({ fromDay, untilDay }) => [
    startOfDay(fromDay, timeZone),
    startOfDay(dayAfter(untilDay), timeZone),
  ]);
  return turns.filter((at) => at > now).sort()[0] ?? null;
}

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const namedIn = ({ manager_person_id, sponsor_person_id }: ProjectRow): string[] =>
  [manager_person_id, sponsor_person_id].filter((id) => id !== null);

function namedPerson(
  id: string | null,
  people: ReadonlyMap<string, PersonFacts>,
  nodes: readonly string[],
  awayUntil: string | null = null,
): NamedPerson | null {
  const facts = id === null ? undefined : people.get(id);
  if (id === null || !facts) return null;
  const { name, isActive } = facts;
  return { id, name, isActive, hasRole: holdsRole(facts, 'project-manager', nodes), awayUntil };
}
