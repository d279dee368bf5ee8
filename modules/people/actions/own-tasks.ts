import { emailsOfPersons, officeChains } from '#modules/offices/actions';
import { type AssignedTask, assignedTasks } from '#modules/plans/actions/assigned-tasks';
import type { Tx } from '#platform/server';
import { matchResources, plain } from '../match-names.ts';
import { selectResourcesCalled, selectResourcesOfPerson } from '../queries.ts';

/** A project, and whose names count first in its plan. */
interface OfOffice {
  readonly projectId: string;
  readonly officeId: string;
}

/**
 * The open tasks that the plans of these projects give to a person: to the resource that he is, by e-mail, name, or what
 * plans call it beside, as capacity counts them. Null where he is no resource, so that nothing says what is his.
 */
export async function ownTasks(
  tx: Tx,
  personId: string,
  projects: readonly OfOffice[],
): Promise<readonly AssignedTask[] | null> {
  const own = await selectResourcesOfPerson(tx, personId);
  if (own.length === 0) return null;
  const emails = await emailsOfPersons(tx, [personId]);
  const names = own.flatMap(({ name, plan_names }) => [name, ...plan_names].map(plain));
  const email = plain(emails.get(personId) ?? '') || null;
  const tasks = await assignedTasks(tx, projects.map(({ projectId }) => projectId), { names, email }); // biome-ignore format: one line
  if (tasks.length === 0) return [];
  const [called, chains] = [await selectResourcesCalled(tx, names), await officeChains(tx)];
  const match = matchResources([...own, ...called], [], emails, chains);
  const officeOf = new Map(projects.map(({ projectId, officeId }) => [projectId, officeId]));
  const ids = new Set(own.map(({ id }) => id));
  const mine = tasks.filter(({ calledName, calledEmail, projectId }) => {
    const meant = match({ name: calledName, email: calledEmail }, officeOf.get(projectId) ?? '');
    return meant.resourceId !== null && ids.has(meant.resourceId);
  });
  // whoever is named twice for a task has it once
  return [...new Map(mine.map((task) => [`${task.planId}/${task.uid}`, task])).values()];
}
