import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, testPortico, until } from '#modules/reporting/testing';
import { createWords } from '#platform/words';
import { begin } from './testing.ts';

const portico = await testPortico();

test('whoever reads in one office sees and counts nothing of another, nor follows a project that moves there', async () => {
  const world = await begin(portico);
  const { owner, projectId, findingOf } = world;
  const [north, south] = [
    await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' }),
    await owner.offices.createOffice({ parentId: owner.officeId, name: 'South', kind: 'division' }),
  ];
  const [ofNorth, ofSouth] = [
    clientsOf((await testPerson(portico.server, owner, 'pmo-lead', `office:${north.officeId}`)).send).findings,
    clientsOf((await testPerson(portico.server, owner, 'pmo-lead', `office:${south.officeId}`)).send).findings,
  ];
  const findingId = await findingOf('data.no-budget');
  const sees = async (who: typeof ofNorth) => ({
    listed: (await who.listRegister({ code: 'data.no-budget' })).items.length,
    counted: (await who.countFindings({ code: 'data.no-budget' })).minor,
    read: await refusal(who.getFinding({ findingId })),
  });
  const nothing = { listed: 0, counted: 0, read: 'record-missing' };
  const all = { listed: 1, counted: 1, read: 'allowed' };
  const move = (from: string, to: string) =>
    owner.projects.updateProject({ projectId, changes: [{ field: 'officeId', from, to }] });
  expect([await sees(ofNorth), await sees(ofSouth)]).toEqual([nothing, nothing]);
  await move(owner.officeId, north.officeId);
  expect([await sees(ofNorth), await sees(ofSouth)]).toEqual([all, nothing]);
  await move(north.officeId, south.officeId);
  expect([await sees(ofNorth), await sees(ofSouth)]).toEqual([nothing, all]);
});

test('a finding is given to somebody with a date, which is taken back; what somebody else changed is not written over', async () => {
  const { owner, second, findingOf } = await begin(portico);
  const findingId = await findingOf('data.no-budget');
  const none = { ownerPersonId: null, dueOn: null };
  const to = { ownerPersonId: second.personId, dueOn: '2026-02-01' };
  await owner.findings.assignFinding({ findingId, from: none, to });
  const { items } = await owner.findings.listRegister({ owner: second.personId });
  expect(items).toMatchObject([{ findingId, ...to, ownerName: expect.any(String), projectName: 'Harbour' }]);
  expect(await refusal(owner.findings.assignFinding({ findingId, from: none, to: none }))).toBe('allowed');
  const late = { ownerPersonId: owner.personId, dueOn: null };
  expect(await refusal(owner.findings.assignFinding({ findingId, from: none, to: late }))).toBe('changed-meanwhile');
  const stranger = { ownerPersonId: findingId, dueOn: null };
  expect(await refusal(owner.findings.assignFinding({ findingId, from: to, to: stranger }))).toBe('finding-owner-missing'); // biome-ignore format: one line
  expect(await owner.findings.getFinding({ findingId })).toMatchObject(to);
});

test('who sees to a finding is undone with the date; against somebody else one is asked, in words', async () => {
  const { owner, second, findingOf } = await begin(portico);
  const findingId = await findingOf('data.no-budget');
  const none = { ownerPersonId: null, dueOn: null };
  const to = { ownerPersonId: second.personId, dueOn: '2026-02-01' };
  const now = async () => {
    const { ownerPersonId, dueOn } = await owner.findings.getFinding({ findingId });
    return { ownerPersonId, dueOn };
  };
  const first = await owner.findings.assignFinding({ findingId, from: none, to });
  const { told } = await owner.changes.undoChange({ entryId: first.entryId ?? '' });
  expect(told.changes).toMatchObject([
    {
      record: 'Budget is not known',
      field: 'findings.register.owner',
      from: null,
      to: expect.stringMatching('Person'),
    },
    { field: 'findings.register.due', from: null, to: { kind: 'date', at: '2026-02-01' } },
  ]);
  expect(await now()).toEqual(none);
  await owner.changes.redoChange({ entryId: first.entryId ?? '' });
  expect(await now()).toEqual(to);
  const ofDate = { node: `finding:${findingId}`, field: 'finding.due_on' };
  const { items: history } = await owner.changes.listRecordHistory(ofDate);
  const date = { kind: 'date', at: '2026-02-01' };
  const dates = history.map(({ changes }) => changes.find(({ field }) => field === 'findings.register.due')?.to);
  expect(dates).toEqual([date, null, date]);

  const lead = clientsOf((await testPerson(portico.server, owner, 'pmo-lead')).send).findings;
  const later = { ...to, dueOn: '2026-03-01' };
  await lead.assignFinding({ findingId, from: to, to: later });
  const undo = owner.changes.undoChange({ entryId: first.entryId ?? '' });
  await expect(undo).rejects.toMatchObject({
    code: 'changed-meanwhile',
    details: {
      count: 1,
      rest: 1,
      conflicts: [{ field: 'due_on', told: { theirs: { kind: 'date', at: '2026-03-01' } } }],
    },
  });
  expect(await now()).toEqual(later);
});

test('the findings that somebody sees to stand in his work with their dates, wherever they were made', async () => {
  const { owner, second, projectId, findingOf } = await begin(portico);
  const none = { ownerPersonId: null, dueOn: null };
  const give = async (code: string, dueOn: string | null) => {
    const findingId = await findingOf(code);
    await owner.findings.assignFinding({ findingId, from: none, to: { ownerPersonId: second.personId, dueOn } });
  };
  await give('data.no-budget', '2026-02-01');
  await give('roles.office-without-lead', null);
  const { findings } = clientsOf(second.send);
  const own = async () => (await findings.listMyWork({})).items.filter(({ kind }) => kind === 'own');
  expect(await own()).toMatchObject([
    { code: 'data.no-budget', projectName: 'Harbour', dueOn: '2026-02-01' },
    { code: 'roles.office-without-lead', projectName: null, officeName: owner.officeName, dueOn: null },
  ]);
  await owner.projects.archiveProject({ projectId });
  await until(own, (open) => open.length === 1); // biome-ignore format: one line
});

test('what somebody sees to, but may not read, is not told by his work either', async () => {
  const { owner, projectId, findingOf } = await begin(portico);
  const north = await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' });
  const lead = await testPerson(portico.server, owner, 'pmo-lead', `office:${north.officeId}`);
  const to = { ownerPersonId: lead.personId, dueOn: null };
  const findingId = await findingOf('data.no-budget');
  await owner.findings.assignFinding({ findingId, from: { ownerPersonId: null, dueOn: null }, to });
  const { findings } = clientsOf(lead.send);
  const own = async () => (await findings.listMyWork({})).items.filter((one) => one.kind === 'own' && one.projectId);
  const move = (from: string, to: string) =>
    owner.projects.updateProject({ projectId, changes: [{ field: 'officeId', from, to }] });
  expect(await own()).toEqual([]);
  await move(owner.officeId, north.officeId);
  expect(await own()).toMatchObject([{ findingId, projectName: 'Harbour' }]);
  await move(north.officeId, owner.officeId);
  expect(await own()).toEqual([]);
});

test('the list is filtered and leaves out what is over', async () => {
  const { owner, projectId, findingOf } = await begin(portico);
  await findingOf('roles.no-sponsor');
  const codes = async (filter: Parameters<typeof owner.findings.listRegister>[0]) =>
    (await owner.findings.listRegister(filter)).items.map(({ code }) => code);
  expect(await codes({ family: 'roles', projectId })).toEqual(['roles.no-sponsor']);
  expect(await codes({ severity: 'critical' })).toEqual([]);
  expect(await codes({ consequence: 'advise', code: 'data.no-risk' })).toEqual(['data.no-risk']);
  await owner.projects.archiveProject({ projectId });
  await until(() => codes({ projectId }), (open) => open.length === 0); // biome-ignore format: one line
});

test('pages of a filtered list are those of the whole of it, and an office stands for all below', async () => {
  const { owner, second, projectId, findingOf } = await begin(portico);
  const division = await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' });
  await owner.projects.createProject({ officeId: division.officeId, name: 'Annex' });
  const findingId = await findingOf('data.no-budget');
  const found = async () => (await owner.findings.listRegister({ limit: 500 })).items;
  await until(found, (items) => {
    const count = (code: string) => items.filter((item) => item.code === code).length;
    return count('data.no-risk') === 2 && count('roles.office-without-lead') === 2;
  });
  const to = { ownerPersonId: second.personId, dueOn: null };
  await owner.findings.assignFinding({ findingId, from: { ownerPersonId: null, dueOn: null }, to });

  type Filter = Parameters<typeof owner.findings.listRegister>[0];
  const whole = async (filter: Filter) => (await owner.findings.listRegister({ ...filter, limit: 500 })).items;
  const byTwos = async (filter: Filter) => {
    const items: Awaited<ReturnType<typeof whole>> = [];
    let after: string | null = null;
    do {
      const page = await owner.findings.listRegister({ ...filter, limit: 2, ...(after !== null && { after }) });
      items.push(...page.items);
      after = page.next;
    } while (after !== null);
    return items;
  };
  const all = await whole({});
  const ownerName = all.find((item) => item.findingId === findingId)?.ownerName ?? '';
  const fits: readonly (readonly [Filter, (item: (typeof all)[number]) => boolean])[] = [
    [{ severity: 'minor' }, ({ severity }) => severity === 'minor'],
    [{ family: 'data' }, ({ code }) => code.startsWith('data.')],
    [{ officeId: owner.officeId }, ({ officeId }) => officeId !== null],
    [{ officeId: division.officeId }, ({ officeId }) => officeId === division.officeId],
    [{ projectId }, (item) => item.projectId === projectId],
    [{ owner: second.personId }, (item) => item.findingId === findingId],
    [{ owner: 'nobody', family: 'roles' }, ({ code }) => code.startsWith('roles.')],
    [{ consequence: 'advise' }, ({ consequence }) => consequence === 'advise'],
    [{ state: 'resolved' }, () => false],
    [{ q: 'aNNex' }, ({ projectName }) => projectName === 'Annex'],
    [{ q: 'no-budget' }, ({ code }) => code === 'data.no-budget'],
    [{ q: ownerName, family: 'data' }, (item) => item.findingId === findingId],
    [{ q: 'nothing of that name' }, () => false],
  ];
  for (const [filter, isMeant] of fits) {
    const items = await byTwos(filter);
    expect(items, JSON.stringify(filter)).toEqual(all.filter(isMeant));
    expect(await whole(filter), JSON.stringify(filter)).toEqual(items);
  }
  const named = (await owner.findings.listFindingProjects({})).items.map(({ name }) => name);
  expect(named).toEqual(['Annex', 'Harbour']);
  const apart = clientsOf((await testPerson(portico.server, owner, 'auditor', `office:${division.officeId}`)).send);
  expect((await apart.findings.listFindingProjects({})).items.map(({ name }) => name)).toEqual(['Annex']);
});

test('the decision log is searched by reason and by what its questions name, and filtered by kind and office', async () => {
  const { owner, findingOf } = await begin(portico);
  const division = await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' });
  const until = '2026-02-01T00:00:00.000Z';
  await owner.findings.acceptFinding({ findingId: await findingOf('data.no-budget'), reason: 'Granted in May', until });
  const log = async (filter: Parameters<typeof owner.findings.listDecisions>[0]) =>
    (await owner.findings.listDecisions(filter)).items.map(({ kind }) => kind);
  for (const q of ['granted in', 'HARBOUR', 'budget is not known']) expect(await log({ q }), q).toEqual(['acceptance']);
  expect(await log({ q: 'June' })).toEqual([]);
  expect(await log({ kind: 'acceptance', officeId: owner.officeId })).toEqual(['acceptance']);
  expect(await log({ officeId: division.officeId })).toEqual([]);
  expect(await log({ kind: 'waiver' })).toEqual([]);
});

test('the catalogue states each code in an example, and counts what is open of it for whoever reads', async () => {
  const { owner, findingOf } = await begin(portico);
  const division = await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' });
  await findingOf('data.no-budget');
  const { items } = await owner.findings.listFindingCodes({});
  const wordsOf = (module: string) =>
    JSON.parse(readFileSync(path.join(import.meta.dirname, `../../../modules/${module}/words/en.json`), 'utf8'));
  const raisers = [
    'plans',
    'projects',
    'findings',
    'strategy',
    'intake',
    'people',
    'priorities',
    'continuation',
    'reporting',
  ].map((module) => [module, wordsOf(module)]);
  const words = createWords('en', Object.fromEntries(raisers));
  for (const { code, example } of items) {
    const sentence = words.text(example.key, example.parameters);
    expect(sentence, code).toMatch(/^[A-Z0-9€].*\.$/);
    expect(sentence, code).not.toMatch(/\{|undefined| {2}/);
  }
  const openOf = (all: typeof items) => all.find(({ code }) => code === 'data.no-budget')?.open;
  expect(openOf(items)).toBe(1);
  const apart = clientsOf((await testPerson(portico.server, owner, 'auditor', `office:${division.officeId}`)).send);
  expect(openOf((await apart.findings.listFindingCodes({})).items)).toBe(0);
});
