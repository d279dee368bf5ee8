import { expect, test } from 'vitest';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import { type changeContract, changeRoutes, createClient, type viewContract, viewRoutes } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { untilSomebodyWaits } from '#platform/server/jobs/testing';
import { type ViewRow, writeChoice } from '#platform/server/views/view-rows';
import { testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);
const viewsOf = ({ send }: Pick<TestPerson, 'send'>) => createClient<typeof viewContract>(viewRoutes, send);
const lead = await testPerson(server, owner, 'pmo-lead');
const member = await testPerson(server, owner, 'team-member');
const [leads, members] = [viewsOf(lead), viewsOf(member)];
const grid = 'portfolio';
const rename = (from: string, to: string) => ({ field: 'name', from, to }) as const;
const namesSeen = async (by: ReturnType<typeof viewsOf>, list = grid) =>
  (await by.listViews({ grid: list })).items.map(({ name }) => name);

test('a view is saved, changed and deleted, and is nobody else’s business', async () => {
  const { view } = await leads.createView({ grid, name: ' Late ones ', state: 'd.variance*g.office' });
  expect(view).toMatchObject({ name: 'Late ones', isOwn: true, isShared: false, mayEdit: true });
  expect(await namesSeen(leads)).toEqual(['Late ones']);
  expect(await namesSeen(leads, 'people')).toEqual([]);
  expect(await namesSeen(members)).toEqual([]);
  const { viewId } = view;
  const foreign = members.updateView({ viewId, changes: [rename('Late ones', 'Mine')] });
  expect(await refusal(foreign)).toBe('record-missing');

  const change = { field: 'state', from: view.state, to: 'g.office' } as const;
  const changed = await leads.updateView({ viewId, changes: [change] });
  expect(changed.view).toMatchObject({ name: 'Late ones', state: 'g.office' });
  expect(await refusal(leads.updateView({ viewId, changes: [change] }))).toBe('changed-meanwhile');
  const same = await leads.updateView({ viewId, changes: [{ ...change, from: 'g.office' }] });
  expect(same.entryId).toBeNull();
  await leads.deleteView({ viewId });
  expect(await refusal(leads.deleteView({ viewId }))).toBe('record-missing');
  expect(await namesSeen(leads)).toEqual([]);
});

test('a name is once among one’s own views of a list, and a state is what can stand in an address', async () => {
  const { view } = await leads.createView({ grid, name: 'Mine', state: '' });
  expect(await refusal(leads.createView({ grid, name: 'mine', state: '' }))).toBe('view-name-taken');
  await leads.createView({ grid: 'people', name: 'Mine', state: '' });
  await members.createView({ grid, name: 'Mine', state: '' });
  for (const state of ['<b>', 'q.a b', 'x'.repeat(4001)]) {
    expect(await refusal(leads.createView({ grid, name: 'Odd', state }))).toBe('invalid-input');
  }
  expect(await refusal(leads.updateView({ viewId: view.viewId, changes: [rename('Mine', ' ')] }))).toBe(
    'invalid-input',
  );
  expect(await namesSeen(leads)).toEqual(['Mine']);
});

test('a shared view is seen by all, told whose it is, and changed by those who may share', async () => {
  const { view } = await leads.createView({ grid, name: 'Board', state: 's.finish' });
  const { viewId } = view;
  const shared = await leads.shareView({ viewId, from: false, to: true });
  expect(shared.view).toMatchObject({ isShared: true });
  expect(await refusal(leads.shareView({ viewId, from: false, to: true }))).toBe('changed-meanwhile');
  const seen = (await members.listViews({ grid })).items.find((item) => item.viewId === viewId);
  expect(seen).toMatchObject({ isOwn: false, mayEdit: false, ownerName: expect.stringMatching(/^Person/) });
  expect(await refusal(members.updateView({ viewId, changes: [rename('Board', 'Ours')] }))).toBe('permission-missing');
  expect(await refusal(members.deleteView({ viewId }))).toBe('permission-missing');
  await viewsOf(owner).updateView({ viewId, changes: [rename('Board', 'Board, weekly')] });
  expect(await namesSeen(leads)).toContain('Board, weekly');
  await leads.shareView({ viewId, from: true, to: false });
  expect(await namesSeen(members)).not.toContain('Board, weekly');
  expect(await refusal(viewsOf(owner).updateView({ viewId, changes: [rename('Board, weekly', 'Taken')] }))).toBe(
    'record-missing',
  );
});

test('sharing needs its permission, for one’s own views too', async () => {
  const { view } = await members.createView({ grid, name: 'Hidden', state: '' });
  const share = members.shareView({ viewId: view.viewId, from: false, to: true });
  expect(await refusal(share)).toBe('permission-missing');
  expect(await namesSeen(leads)).not.toContain('Hidden');
});

test('everybody chooses favourites and one view to begin with, for that person alone', async () => {
  const make = async (name: string) => (await leads.createView({ grid, name, state: '' })).view.viewId;
  const [first, second] = [await make('First'), await make('Second')];
  for (const viewId of [first, second]) await leads.shareView({ viewId, from: false, to: true });
  await members.chooseView({ viewId: first, isFavourite: true, isDefault: true });
  await members.chooseView({ viewId: second, isFavourite: false, isDefault: true });
  const chosen = (await members.listViews({ grid })).items.filter(({ name }) => ['First', 'Second'].includes(name));
  expect(chosen.map(({ isFavourite, isDefault }) => [isFavourite, isDefault])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect((await leads.listViews({ grid })).items.some(({ isFavourite, isDefault }) => isFavourite || isDefault)).toBe(
    false,
  );
  await leads.shareView({ viewId: first, from: true, to: false });
  const gone = members.chooseView({ viewId: first, isFavourite: true, isDefault: false });
  expect(await refusal(gone)).toBe('record-missing');
});

test('of two views that are chosen to begin with at once, such as in two windows, the later one is it', async () => {
  const make = async (name: string) => (await leads.createView({ grid: 'people', name, state: '' })).view;
  const [first, second] = [await make('One window'), await make('Another')];
  const { app, owner: database } = server.database;
  let later: Promise<unknown> | undefined;
  await inOrganisation(app, owner.organisationId, async (tx) => {
    const row = { ...first, id: first.viewId, grid: 'people' } as unknown as ViewRow;
    await writeChoice(tx, lead.personId, row, { isFavourite: false, isDefault: true });
    later = leads.chooseView({ viewId: second.viewId, isFavourite: false, isDefault: true });
    await untilSomebodyWaits(database);
  });
  expect(await later).toMatchObject({ isDefault: true });
  const { items } = await leads.listViews({ grid: 'people' });
  expect(items.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Another']);
});

test('what was done to a view is taken back by who did it', async () => {
  const changes = createClient<typeof changeContract>(changeRoutes, member.send);
  const { view } = await members.createView({ grid, name: 'Dear', state: 'g.office' });
  const { entryId } = await members.deleteView({ viewId: view.viewId });
  expect(await namesSeen(members)).not.toContain('Dear');
  await changes.undoChange({ entryId });
  expect((await members.listViews({ grid })).items.find(({ name }) => name === 'Dear')).toMatchObject({
    viewId: view.viewId,
    state: 'g.office',
  });
});

test('another organisation sees none of them', async () => {
  const stranger = await testOrganisation(server, 'Elsewhere');
  expect(await namesSeen(viewsOf(stranger))).toEqual([]);
});

test('of two who rename a view at once one is told, and a name given twice at once is taken once', async () => {
  const { view } = await leads.createView({ grid, name: 'Raced', state: '' });
  const { viewId } = view;
  const changes = (to: string) => ({ viewId, changes: [rename('Raced', to)] });
  const answers = await Promise.all([
    refusal(leads.updateView(changes('Left'))),
    refusal(leads.updateView(changes('Right'))),
  ]);
  expect(answers.sort()).toEqual(['allowed', 'changed-meanwhile']);
  const twins = ['Twin', 'twin'].map((name) => refusal(leads.createView({ grid, name, state: '' })));
  expect((await Promise.all(twins)).sort()).toEqual(['allowed', 'view-name-taken']);
});

test.each(['a\u0000b', '\u0000'])('a name with a character that no text can hold is refused: %j', async (name) => {
  expect(await refusal(leads.createView({ grid, name, state: '' }))).toBe('invalid-input');
  expect(await namesSeen(leads)).not.toContain(name);
});
