import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, type TestOwner, testOwner, testPortico, until } from '#modules/reporting/testing';

const portico = await testPortico();
const { server } = portico;

/** Growth, at 30, wants larger baskets and more shops; safety, at 10, a quiet freeze. */
async function begun() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const [growth, safety, basket, shops, freeze, size] = Array.from({ length: 6 }, () => randomUUID()) as [string, string, string, string, string, string]; // biome-ignore format: one line
  const made = <E extends string, T>(entity: E, id: string, to: T) => ({ entity, id, field: null, from: null, to });
  const of = { about: '', ownerPersonId: null };
  const { entryId } = await owner.strategy.changeStrategy({
    officeId: owner.officeId,
    changes: [
      made('theme', growth, { name: 'Growth', about: '', weight: 30 }),
      made('theme', safety, { name: 'Safety', about: '', weight: 10 }),
      made('objective', basket, { ...of, themeId: growth, name: 'Larger baskets', weight: 2 }),
      made('objective', shops, { ...of, themeId: growth, name: 'More shops', weight: 1 }),
      made('objective', freeze, { ...of, themeId: safety, name: 'Quiet freeze', weight: 5 }),
      made('measure', size, { objectiveId: basket, name: 'Basket', unit: '%', baseline: 0, baselineOn: '2026-01-01', target: 3.5, targetOn: '2027-01-31' }), // biome-ignore format: one line
    ],
  });
  return { owner, entryId: entryId ?? '', ids: { growth, safety, basket, shops, freeze, size } };
}

async function project(owner: TestOwner, name: string, budgetMinor: number | null) {
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name });
  if (budgetMinor !== null) {
    await owner.projects.updateProject({ projectId, changes: [{ field: 'budgetMinor', from: null, to: budgetMinor }] });
  }
  return projectId;
}

const path = { output: 'Tills', capability: 'Offers at the till', outcome: 'People buy more', benefit: 'Margin' };
const contribution = (objectiveId: string, more: object = {}) => ({
  entity: 'contribution' as const,
  id: randomUUID(),
  field: null,
  from: null,
  to: { objectiveId, strength: 'strong' as const, ...path, measureId: null, expected: null, ...more },
});

const codesOf = async ({ findings }: TestOwner) =>
  (await findings.listRegister({})).items.flatMap(({ code }) => (code.startsWith('alignment.') ? [code] : [])).sort();

test('money and weight are told by objective, and what serves nothing by name', async () => {
  const { owner, ids } = await begun();
  const tills = await project(owner, 'Tills', 900_000);
  await project(owner, 'Screens', 100_000);
  await owner.strategy.changeContributions({
    investmentId: tills,
    changes: [contribution(ids.basket), contribution(ids.freeze, { strength: 'weak' })],
  });
  const told = await owner.strategy.getStrategy({});
  expect(
    told.objectives.map(({ name, sharePercent, amountMinor }) => [name, Math.round(sharePercent), amountMinor]),
  ).toEqual([
    ['Larger baskets', 50, 810_000], // 30/40 × 2/3; nine parts of ten
    ['More shops', 25, 0],
    ['Quiet freeze', 25, 90_000],
  ]);
  expect(told.totals).toMatchObject({ projects: 2, amountMinor: 1_000_000, unaligned: 1, unalignedMinor: 100_000 });
  expect(told.headline[0]).toMatchObject({
    key: 'strategy.lead.unaligned',
    parameters: { count: 1, project: { name: 'Screens' } },
  });
  expect(told.headline[1]).toMatchObject({
    key: 'strategy.lead.unserved',
    parameters: { objective: { name: 'More shops' }, share: { percent: 25 }, count: 1 },
  });
  const { items } = await owner.strategy.listAlignedProjects({});
  expect(items.map(({ name, percent, isUnaligned }) => [name, Math.round(percent), isUnaligned])).toEqual([
    ['Screens', 0, true],
    ['Tills', 53, false], // 50 + 25/9
  ]);
});

test('projects of which no budget is known are told to serve nothing, or all, without a sum of nothing', async () => {
  const { owner, ids } = await begun();
  const projectId = await project(owner, 'Tills', null);
  const headline = async () => (await owner.strategy.getStrategy({})).headline[0];
  expect(await headline()).toMatchObject({
    key: 'strategy.lead.unalignedUnknown',
    parameters: { count: 1, project: { name: 'Tills' } },
  });
  // beside one that has a budget and serves something, nothing of the money that is known serves nothing
  const screens = await project(owner, 'Screens', 100_000);
  await owner.strategy.changeContributions({ investmentId: screens, changes: [contribution(ids.basket)] });
  expect(await headline()).toMatchObject({ key: 'strategy.lead.unalignedUnknown', parameters: { count: 1 } });
  await owner.strategy.changeContributions({ investmentId: projectId, changes: [contribution(ids.basket)] });
  expect(await headline()).toMatchObject({ key: 'strategy.lead.aligned' });
  await owner.projects.updateProject({
    projectId: screens,
    changes: [{ field: 'budgetMinor', from: 100_000, to: null }],
  });
  expect(await headline()).toMatchObject({ key: 'strategy.lead.alignedUnknown', parameters: { count: 2 } });
});

test('what is found comes with its cause and goes with it', async () => {
  const { owner, ids } = await begun();
  const tills = await project(owner, 'Tills', 900_000);
  await until(() => codesOf(owner), (codes) => codes.length === 5); // biome-ignore format: one line
  expect(await codesOf(owner)).toEqual([
    ...Array.from({ length: 3 }, () => 'alignment.objective-unserved'),
    'alignment.strategy-not-adopted',
    'alignment.unaligned-spend',
  ]);
  // half of the way to the target, and doubted
  const half = contribution(ids.basket, { measureId: ids.size, expected: 1.75 });
  await owner.strategy.changeContributions({ investmentId: tills, changes: [half] });
  await owner.strategy.questionContribution({ contributionId: half.id, question: 'Who says so?' });
  await owner.strategy.proposeStrategy({ officeId: owner.officeId, reason: 'Agreed in January' });
  const now = [
    'alignment.contribution-questioned',
    'alignment.objective-unserved',
    'alignment.objective-unserved',
    'alignment.target-short',
  ];
  await until(() => codesOf(owner), (codes) => codes.join() === now.join()); // biome-ignore format: one line
  const { items } = await owner.findings.listRegister({ code: 'alignment.target-short' });
  expect(items[0]?.sentence.parameters).toMatchObject({ covered: { percent: 50 }, measure: 'Basket' });
  await owner.strategy.settleContribution({ contributionId: half.id, reason: 'The pilot in York did' });
  const more = { entity: 'contribution', id: half.id, field: 'expected', from: 1.75, to: 3.5 } as const;
  await owner.strategy.changeContributions({
    investmentId: tills,
    changes: [more, contribution(ids.shops), contribution(ids.freeze)],
  });
  await until(() => codesOf(owner), (codes) => codes.length === 0); // biome-ignore format: one line
  // a project that is over serves nothing any more
  await owner.projects.archiveProject({ projectId: tills });
  await until(() => codesOf(owner), (codes) => codes.filter((code) => code.endsWith('unserved')).length === 3); // biome-ignore format: one line
  expect(portico.faults).toEqual([]);
});

test('a version is what the board was asked, whatever becomes of the strategy meanwhile', async () => {
  const { owner, ids } = await begun();
  const member = await testPerson(server, owner, 'board-member');
  const { decisionId, isDecided } = await owner.strategy.proposeStrategy({ officeId: owner.officeId, reason: 'For 2026' }); // biome-ignore format: one line
  expect(isDecided).toBe(false);
  const change = { entity: 'theme', id: ids.growth, field: 'weight', from: 30, to: 90 } as const;
  await owner.strategy.changeStrategy({ officeId: owner.officeId, changes: [change] });
  const { findings } = clientsOf(member.send);
  await findings.decide({ decisionId, option: 'adopt', reason: 'Agreed' });
  const { version, isChanged } = await owner.strategy.getStrategy({});
  expect(version).toMatchObject({ version: 1, decisionId, objectives: 3 });
  expect(isChanged).toBe(true);
  await owner.strategy.changeStrategy({ officeId: owner.officeId, changes: [{ ...change, from: 90, to: 30 }] });
  expect((await owner.strategy.getStrategy({})).isChanged).toBe(false);
  expect(await refusal(owner.strategy.proposeStrategy({ officeId: owner.officeId, reason: 'Again' }))).toBe(
    'strategy-unchanged',
  );
  const { items } = await owner.strategy.listStrategyVersions({ officeId: owner.officeId });
  expect(items).toHaveLength(1);
});

test('a theme goes with all that hangs on it, and comes back with it', async () => {
  const { owner, ids } = await begun();
  const tills = await project(owner, 'Tills', 900_000);
  const served = contribution(ids.basket, { measureId: ids.size, expected: 1 });
  await owner.strategy.changeContributions({ investmentId: tills, changes: [served] });
  const gone = { entity: 'theme', id: ids.growth, field: null, from: { name: 'Growth' }, to: null } as const;
  const { entryId } = await owner.strategy.changeStrategy({ officeId: owner.officeId, changes: [gone] });
  expect((await owner.strategy.getStrategy({})).objectives.map(({ name }) => name)).toEqual(['Quiet freeze']);
  expect((await owner.strategy.getContributions({ investmentId: tills })).contributions).toEqual([]);
  await owner.changes.undoChange({ entryId: entryId ?? '' });
  const { contributions, percent } = await owner.strategy.getContributions({ investmentId: tills });
  expect(contributions).toMatchObject([{ objectiveName: 'Larger baskets', measureName: 'Basket', expected: 1, ...path }]); // biome-ignore format: one line
  expect(Math.round(percent)).toBe(50);
});

test('what does not fit is refused whole', async () => {
  const { owner, ids } = await begun();
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'North', kind: 'division' });
  const theme = { entity: 'theme', id: randomUUID(), field: null, from: null, to: { name: 'Own', about: '', weight: 1 } } as const; // biome-ignore format: one line
  const foreign = { entity: 'objective', id: ids.basket, field: 'weight', from: 2, to: 9 } as const;
  expect(await refusal(owner.strategy.changeStrategy({ officeId, changes: [theme, foreign] }))).toBe('strategy-elsewhere'); // biome-ignore format: one line
  expect(await refusal(owner.strategy.changeStrategy({ officeId: owner.officeId, changes: [{ ...theme, to: { ...theme.to, name: 'GROWTH' } }] }))).toBe('strategy-name-taken'); // biome-ignore format: one line
  expect((await owner.strategy.getStrategy({})).themes).toHaveLength(2);

  // the strategy of an office below is none for projects above it
  await owner.strategy.changeStrategy({
    officeId,
    changes: [theme, { entity: 'objective', id: randomUUID(), field: null, from: null, to: { themeId: theme.id, name: 'Local', about: '', weight: 1, ownerPersonId: null } }], // biome-ignore format: one line
  });
  const local = (await owner.strategy.getStrategy({ officeId })).objectives[0]?.objectiveId ?? '';
  const tills = await project(owner, 'Tills', null);
  const contribute = (...changes: ReturnType<typeof contribution>[]) =>
    refusal(owner.strategy.changeContributions({ investmentId: tills, changes }));
  expect(await contribute(contribution(local))).toBe('objective-unfit');
  expect(await contribute(contribution(ids.shops, { measureId: ids.size, expected: 1 }))).toBe('objective-unfit');
  expect(await contribute(contribution(ids.basket, { measureId: ids.size }))).toBe('effect-incomplete');
  expect(await contribute(contribution(ids.basket), contribution(ids.basket))).toBe('contributes-already');
  expect((await owner.strategy.getContributions({ investmentId: tills })).contributions).toEqual([]);
});

test('the strategy above is read below, and what is spent beside is not', async () => {
  const { owner, ids } = await begun();
  const at = async (name: string) => {
    const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name, kind: 'division' });
    const { projectId } = await owner.projects.createProject({ officeId, name: `${name} tills` });
    await owner.projects.updateProject({ projectId, changes: [{ field: 'budgetMinor', from: null, to: 500 }] });
    await owner.strategy.changeContributions({ investmentId: projectId, changes: [contribution(ids.basket)] });
    return { officeId, projectId };
  };
  const north = await at('North');
  const south = await at('South');
  const lead = await testPerson(server, owner, 'pmo-lead', `office:${north.officeId}`);
  const { strategy } = clientsOf(lead.send);
  const told = await strategy.getStrategy({});
  expect(told).toMatchObject({ officeId: owner.officeId, mayWrite: false, totals: { projects: 1, amountMinor: 500 } });
  expect((await strategy.getObjective({ objectiveId: ids.basket })).contributions.map(({ investmentName }) => investmentName)).toEqual(['North tills']); // biome-ignore format: one line
  expect(await refusal(strategy.getContributions({ investmentId: south.projectId }))).toBe('record-missing');
  const weight = { entity: 'theme', id: ids.growth, field: 'weight', from: 30, to: 1 } as const;
  expect(await refusal(strategy.changeStrategy({ officeId: owner.officeId, changes: [weight] }))).toBe(
    'record-missing',
  );
});

test('what another contributes is not deleted, nor told, by whoever names it', async () => {
  const { owner, ids } = await begun();
  const [tills, screens] = [await project(owner, 'Tills', null), await project(owner, 'Screens', null)];
  const foreign = contribution(ids.basket);
  await owner.strategy.changeContributions({ investmentId: screens, changes: [foreign] });
  const of = { entity: 'contribution', id: foreign.id, field: null } as const;
  const write = (change: object) => owner.strategy.changeContributions({ investmentId: tills, changes: [change as never] }).catch((error: unknown) => error); // biome-ignore format: one line
  expect(await write({ ...of, from: {}, to: null })).toMatchObject({ code: 'objective-unfit' });
  expect(await write({ ...of, from: { output: 'Guessed' }, to: null })).toMatchObject({ code: 'objective-unfit' });
  // one that is made with its id learns that the id is taken, and nothing else
  const taken = await write({ ...contribution(ids.shops), id: foreign.id });
  expect(taken).toMatchObject({ code: 'changed-meanwhile', details: { conflicts: [{ id: foreign.id, now: {} }] } });
  expect((await owner.strategy.getContributions({ investmentId: screens })).contributions).toHaveLength(1);
});

test('a contribution gets a measure, and loses it with the measure', async () => {
  const { owner, ids } = await begun();
  const tills = await project(owner, 'Tills', null);
  const own = contribution(ids.basket);
  const set = (field: string, from: unknown, to: unknown) => ({ entity: 'contribution', id: own.id, field, from, to }) as never; // biome-ignore format: one line
  const change = (...changes: never[]) => owner.strategy.changeContributions({ investmentId: tills, changes });
  await change(own as never);
  expect(await refusal(change(set('measureId', null, ids.size)))).toBe('effect-incomplete');
  await change(set('measureId', null, ids.size), set('expected', null, 2));
  expect(await refusal(change(set('expected', 2, null)))).toBe('effect-incomplete');
  await change(set('measureId', ids.size, null), set('expected', 2, null));
  await change(set('measureId', null, ids.size), set('expected', null, 3));
  const gone = { entity: 'measure', id: ids.size, field: null, from: {}, to: null } as const;
  await owner.strategy.changeStrategy({ officeId: owner.officeId, changes: [gone] });
  const { contributions } = await owner.strategy.getContributions({ investmentId: tills });
  expect(contributions).toMatchObject([{ measureId: null, expected: null }]);
});

test('an objective that is moved stays when the theme goes where it was', async () => {
  const { owner, ids } = await begun();
  await owner.strategy.changeStrategy({
    officeId: owner.officeId,
    changes: [
      { entity: 'objective', id: ids.basket, field: 'themeId', from: ids.growth, to: ids.safety },
      { entity: 'theme', id: ids.growth, field: null, from: {}, to: null },
    ],
  });
  const { themes, objectives } = await owner.strategy.getStrategy({});
  expect(themes.map(({ name }) => name)).toEqual(['Safety']);
  expect(objectives.map(({ name, measures }) => [name, measures.length])).toEqual([['Quiet freeze', 0], ['Larger baskets', 1]]); // biome-ignore format: one line
});

test('who only comments takes his own question back, and nobody asks over it', async () => {
  const { owner, ids } = await begun();
  const tills = await project(owner, 'Tills', null);
  const own = contribution(ids.basket);
  await owner.strategy.changeContributions({ investmentId: tills, changes: [own] });
  const member = clientsOf((await testPerson(server, owner, 'team-member', `office:${owner.officeId}`)).send);
  const contributionId = own.id;
  const { entryId } = await member.strategy.questionContribution({ contributionId, question: 'Who says so?' });
  expect(await refusal(owner.strategy.questionContribution({ contributionId, question: 'Why?' }))).toBe('questioned-already'); // biome-ignore format: one line
  await member.strategy.questionContribution({ contributionId, question: 'Who says so, and since when?' });
  expect(await refusal(member.changes.undoChange({ entryId: entryId ?? '' }))).toBe('changed-meanwhile');
  const again = await member.strategy.questionContribution({ contributionId, question: 'Who?' });
  await member.changes.undoChange({ entryId: again.entryId ?? '' });
  const { contributions } = await owner.strategy.getContributions({ investmentId: tills });
  expect(contributions).toMatchObject([{ question: 'Who says so, and since when?' }]);
});

test('a measure tells how far it has come, the values by day', async () => {
  const { owner, ids } = await begun();
  const value = (day: string, of: number) => ({ entity: 'measure-value' as const, id: randomUUID(), field: null, from: null, to: { measureId: ids.size, day, value: of } }); // biome-ignore format: one line
  const { officeId } = owner;
  await owner.strategy.changeStrategy({ officeId, changes: [value('2026-06-30', 1.4), value('2026-03-31', 0.7)] });
  const { measures, values } = await owner.strategy.getObjective({ objectiveId: ids.basket });
  expect(measures).toMatchObject([{ latest: { day: '2026-06-30', value: 1.4 }, progress: expect.closeTo(0.4, 9) }]);
  expect(values.map(({ day }) => day)).toEqual(['2026-03-31', '2026-06-30']);
  expect(await refusal(owner.strategy.changeStrategy({ officeId, changes: [value('2026-06-30', 2)] }))).toBe('measured-twice'); // biome-ignore format: one line
});
