import { beforeAll, expect, test } from 'vitest';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as planContract } from '#modules/plans/contract';
import { routes as planRoutes } from '#modules/plans/routes';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { createClient, type searchContract, searchRoutes } from '#platform/contract';
import { testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server, 'Halden');
const stranger = await testOrganisation(server, 'Other');

const clientsOf = ({ send }: TestPerson) => ({
  plans: createClient<typeof planContract>(planRoutes, send),
  projects: createClient<typeof projectContract>(projectRoutes, send),
});
const ask = ({ send }: TestPerson, q: string, more: { kinds?: string[]; limit?: number; after?: string } = {}) =>
  createClient<typeof searchContract>(searchRoutes, send).listMatches({ q, ...more });
const found = async (person: TestPerson, q: string, kinds?: string[]) =>
  (await ask(person, q, kinds && { kinds })).items.map(({ title }) => title);

/** A project in an office of its own, with tasks of these names. */
async function makeProject(by: TestPerson, name: string, tasks: readonly string[]) {
  const { plans, projects } = clientsOf(by);
  const parentId = (await by.offices.listOffices({})).items[0]?.id ?? '';
  const { officeId } = await by.offices.createOffice({ parentId, name: `${name} office`, kind: 'division' });
  const { projectId } = await projects.createProject({ officeId, name });
  const { planId, revision } = await plans.getPlan({ projectId });
  const changes = tasks.map((task, index) => ({
    entity: 'task' as const,
    id: String(-1 - index),
    field: null,
    from: null,
    to: { name: task, durationTicks: 4800, place: { parentUid: null, afterUid: null } },
  }));
  await plans.changePlan({ planId, baseRevision: revision, changes });
  return { projectId, planId, officeId };
}

let warehouse: Awaited<ReturnType<typeof makeProject>>;

beforeAll(async () => {
  const tasks = [
    'Install the conveyor',
    'Conveyor',
    'Conveyor test',
    'Überprüfung – Förderband (Teil 2)',
    "a'b\\c:* & |!",
  ];
  warehouse = await makeProject(owner, 'Warehouse Link', tasks);
  await makeProject(owner, 'Till Renewal', ['Install the tills', 'Conveyor in the shop']);
  await makeProject(stranger, 'Secret warehouse', ['Secret conveyor']);
});

test('a word that is only begun finds what is called so first, then what begins so, then what contains it', async () => {
  expect(await found(owner, 'conveyor', ['task'])).toEqual([
    'Conveyor',
    'Conveyor in the shop',
    'Conveyor test',
    'Install the conveyor',
  ]);
  expect(await found(owner, 'conv inst')).toEqual(['Install the conveyor']);
  expect((await found(owner, 'ware')).slice(0, 2)).toEqual(['Warehouse Link', 'Warehouse Link office']);
});

test('a task is told with its project, on whose page it stands', async () => {
  const { items } = await ask(owner, 'install conveyor');
  expect(items).toEqual([
    {
      kind: 'task',
      id: expect.stringMatching(`^${warehouse.planId}/\\d+$`),
      title: 'Install the conveyor',
      detail: 'Warehouse Link',
      within: { kind: 'project', id: warehouse.projectId },
    },
  ]);
});

test('capitals, accents and punctuation make no difference, and no sign has a meaning', async () => {
  for (const said of ['uberprufung', 'ÜBERPRÜFUNG förd', 'teil 2', '(teil']) {
    expect(await found(owner, said), said).toEqual(['Überprüfung – Förderband (Teil 2)']);
  }
  expect(await found(owner, "A'B\\C")).toEqual(["a'b\\c:* & |!"]);
  for (const said of ['conveyor | secret', '!conveyor', 'conveyor:*)', "'; drop table plan_task --", '%', '\u0001']) {
    expect(
      (await found(owner, said)).filter((title) => title.includes('Secret')),
      said,
    ).toEqual([]);
  }
});

test('people are found by name and by e-mail', async () => {
  expect(await found(owner, 'olga')).toEqual(['Olga Owner']);
  expect(await found(owner, owner.email)).toEqual(['Olga Owner']);
});

test('nobody finds what he may not read', async () => {
  const manager = await testPerson(server, owner, 'project-manager', `project:${warehouse.projectId}`);
  expect(await found(manager, 'install', ['task'])).toEqual(['Install the conveyor']);
  expect(await found(manager, 'till')).toEqual([]);
  expect(await found(manager, 'link')).toEqual(['Warehouse Link']);
  const lead = await testPerson(server, owner, 'pmo-lead', `office:${warehouse.officeId}`);
  expect(await found(lead, 'install')).toEqual(['Install the conveyor']);
  expect(await found(lead, 'office')).toEqual(['Warehouse Link office']);
});

test('nobody finds anything of another organisation', async () => {
  expect(await found(owner, 'secret')).toEqual([]);
  expect(await found(stranger, 'conveyor')).toEqual(['Secret conveyor']);
  expect((await found(stranger, 'warehouse')).filter((title) => !title.startsWith('Secret'))).toEqual([]);
});

test('a new name is found at once, and the old one no more', async () => {
  const { projects } = clientsOf(owner);
  const { officeId } = warehouse;
  const { projectId } = await projects.createProject({ officeId, name: 'Kiosk' });
  expect(await found(owner, 'kiosk')).toEqual(['Kiosk']);
  await projects.updateProject({ projectId, changes: [{ field: 'name', from: 'Kiosk', to: 'Concierge' }] });
  expect([await found(owner, 'kiosk'), await found(owner, 'conci')]).toEqual([[], ['Concierge']]);
});

test('pages follow each other without gaps or repeats', async () => {
  const told: string[] = [];
  let after: string | undefined;
  do {
    const page = await ask(owner, 'conveyor', { kinds: ['task'], limit: 3, ...(after && { after }) });
    told.push(...page.items.map(({ title }) => title));
    after = page.next ?? undefined;
  } while (after);
  expect(told).toEqual(await found(owner, 'conveyor', ['task']));
});

test('what is no question, no kind or no cursor is refused', async () => {
  expect(await refusal(ask(owner, '  '))).toBe('invalid-input');
  expect(await refusal(ask(owner, 'x', { kinds: ['secret'] }))).toBe('invalid-input');
  expect(await refusal(ask(owner, 'x', { after: 'nonsense' }))).toBe('invalid-input');
  for (const q of ['x'.repeat(10_000), 'con\u0000veyor', '\u0000'])
    expect(await refusal(ask(owner, q)), JSON.stringify(q.slice(0, 20))).toBe('invalid-input');
  for (const q of ['…', '?!.,;:-_#*~()[]{}', '\'\'""``', '\\\\', '\u200b', '&|!:*<->'])
    expect(await found(owner, q), q).toEqual([]);
});
