import { afterAll, expect, test } from 'vitest';
import { type TestPerson, testPerson } from '#modules/offices/testing';
import { made, person, plannedProject } from '#modules/people/testing';
import { advanceClock, clientsOf, computedPlan, testOwner, testPortico, until } from '#modules/reporting/testing';

const portico = await testPortico();

afterAll(() => expect(portico.faults).toEqual([]));

const homeOf = ({ send }: TestPerson) => clientsOf(send).reporting.getHome({});
const resource = (name: string, { personId }: TestPerson, planNames: string[] = []) =>
  made('pool-resource', { ...person, name, personId, planNames });

/** On Monday 5 January 2026: ten days of Mina and Ruben from that day on, three of Mina by another name, and one of Ulf's. */
async function begun() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const tills = await plannedProject(owner, 'Tills', 10, ['Mina', 'Ruben']);
  const gates = await plannedProject(owner, 'Gates', 3, ['M. Berg', 'Ruben']);
  await plannedProject(owner, 'Ulf’s own', 1, ['Ulf']);
  const mina = await testPerson(portico.server, owner, 'team-member', 'organisation');
  const link = (...changes: ReturnType<typeof resource>[]) =>
    owner.people.changeResources({ officeId: owner.officeId, changes });
  return { owner, tills, gates, mina, link };
}

test('whoever works in a team has his tasks, by each name that plans call him, and what is late comes first', async () => {
  const { owner, tills, gates, mina, link } = await begun();
  expect(await homeOf(mina)).toMatchObject({
    tasks: { isLinked: false, open: 0, items: [] },
    sentences: [{ key: 'reporting.home.tasks.unlinked' }, expect.anything()],
  });
  await link(resource('Mina', mina, ['M. Berg']));
  const monday = await homeOf(mina);
  expect(monday.tasks).toMatchObject({ isLinked: true, open: 2 });
  expect(monday.tasks?.items).toMatchObject([
    { projectId: gates, projectName: 'Gates', name: 'Build', standing: 'running', finish: '2026-01-07T17:00:00' },
    { projectId: tills, projectName: 'Tills', name: 'Build', standing: 'running', finish: '2026-01-16T17:00:00' },
  ]);
  expect(monday.sentences[0]).toMatchObject({ key: 'reporting.home.tasks.running', parameters: { count: 2 } });
  expect(monday.plans.map(({ projectId }) => projectId)).toContain(gates);
  await advanceClock(portico, owner, '2026-01-12T09:00:00.000Z');
  const later = await homeOf(mina);
  expect(later.tasks?.items.map(({ projectName, standing }) => [projectName, standing])).toEqual([
    ['Gates', 'overdue'],
    ['Tills', 'unbegun'],
  ]);
  expect(later.sentences[0]).toMatchObject({ key: 'reporting.home.tasks.overdue', parameters: { count: 1 } });
  // what is done is nobody's any more
  const { planId, revision } = await computedPlan(owner, gates);
  await owner.plans.changePlan({
    planId,
    baseRevision: revision,
    changes: [{ entity: 'task', id: '1', field: 'percentComplete', from: 0, to: 100 }],
  });
  await until(() => homeOf(mina), ({ tasks }) => tasks?.open === 1); // biome-ignore format: one line
  // the day before yesterday nothing said whose a task was
  expect((await clientsOf(mina.send).reporting.getHome({ asOf: '2026-01-10' })).tasks).toBeNull();
});

test('tasks of projects that one may not read are not told, nor those of somebody of the same name beside', async () => {
  const { owner, tills, mina, link } = await begun();
  const ruben = await testPerson(portico.server, owner, 'team-member', `project:${tills}`);
  await link(resource('Ruben', ruben));
  expect((await homeOf(ruben)).tasks?.items).toMatchObject([{ projectName: 'Tills' }]);
  // plans of the office above mean its own Mina
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'South', kind: 'division' });
  await owner.people.changeResources({ officeId, changes: [resource('Mina', mina)] });
  expect((await homeOf(mina)).tasks?.open).toBe(1);
  await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [made('pool-resource', { ...person, name: 'Mina' })],
  });
  expect((await homeOf(mina)).tasks).toMatchObject({ isLinked: true, open: 0, items: [] });
});

test('whoever is no resource and works in no team is told nothing of tasks', async () => {
  const { owner } = await begun();
  expect((await homeOf(owner)).tasks).toBeNull();
});
