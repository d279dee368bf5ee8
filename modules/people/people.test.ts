import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, testOwner, testPortico, until } from '#modules/reporting/testing';
import { testCall } from '#platform/server/testing';
import { supplyBySkill } from './actions/supply-by-skill.ts';
import { made, person, plannedProject } from './testing.ts';

const portico = await testPortico();
const { server } = portico;

/** Two people with one skill, one of them half for another, and one who could stand in. Monday 5 January 2026. */
async function begun() {
  const owner = await testOwner(portico, '2026-01-05T09:00:00.000Z');
  const [access, data, mina, ruben, joost] = Array.from({ length: 5 }, () => randomUUID()) as [string, string, string, string, string]; // biome-ignore format: one line
  const holds = (resourceId: string, skillId: string, sharePercent: number, level = 3) =>
    made('resource-skill', { resourceId, skillId, level, sharePercent });
  const { entryId } = await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [
      made('skill', { name: 'Access', about: '' }, access),
      made('skill', { name: 'Data', about: '' }, data),
      made('pool-resource', { ...person, name: 'Mina' }, mina),
      made('pool-resource', { ...person, name: 'Ruben', planNames: ['R. Haas'] }, ruben),
      made('pool-resource', { ...person, name: 'Joost' }, joost),
      holds(mina, access, 100, 5),
      holds(ruben, access, 50),
      holds(ruben, data, 50),
      holds(joost, access, 0, 2),
    ],
  });
  return { owner, entryId: entryId ?? '', ids: { access, data, mina, ruben, joost } };
}

const month = { length: 'month' as const, count: 2 };

test('supply by skill counts everybody once, and plans ask for it by name', async () => {
  const { owner, ids } = await begun();
  // 10 days of Mina and of Ruben, by another name, in January
  await plannedProject(owner, 'Tills', 10, ['mina', 'R. Haas', 'Unknown Ulf']);
  const told = await owner.people.getCapacity(month);
  // from 5 January on: 20 working days in January, 20 in February
  expect(told.periods).toEqual([
    { from: '2026-01-05', until: '2026-01-31', fullTimeHours: 160 },
    { from: '2026-02-01', until: '2026-02-28', fullTimeHours: 160 },
  ]);
  const cell = (supplyHours: number, projectHours: number) => ({ supplyHours, projectHours, proposalHours: 0 });
  expect(told.skills.map(({ name, resources, people, cells }) => [name, resources, people, cells])).toEqual([
    ['Access', 2, 1.5, [cell(240, 120), cell(240, 0)]],
    ['Data', 1, 0.5, [cell(80, 40), cell(80, 0)]],
    [null, 1, 1, [cell(160, 80), cell(160, 0)]], // Joost's time is planned for nothing; Ulf is nobody
  ]);
  expect(told.unknown).toEqual([{ name: 'Unknown Ulf', hours: 80, projects: 1 }]);
  expect(told.headline).toEqual([{ key: 'people.lead.enough', parameters: { count: 2 } }]);
  const quarter = await owner.people.getCapacity({ length: 'quarter', count: 1 });
  expect(quarter.skills[0]?.cells[0]).toEqual(cell(240 + 240 + 264, 120)); // March has 22 days
  const figure = await owner.people.getCapacityFigure({ skillId: ids.access, from: '2026-01-05', until: '2026-01-31' });
  expect(figure).toMatchObject({ skillName: 'Access', supplyHours: 240, projectHours: 120 });
  expect(figure.resources.map(({ name, level, supplyHours, demandHours }) => [name, level, supplyHours, demandHours])).toEqual([['Mina', 5, 160, 80], ['Ruben', 3, 80, 40]]); // biome-ignore format: one table
  expect(figure.standIns).toEqual([{ resourceId: ids.joost, name: 'Joost', level: 2, freeHours: 160 }]);
  expect(figure.projects.map(({ name, hours, resources }) => [name, hours, resources])).toEqual([['Tills', 120, ['Mina', 'Ruben']]]); // biome-ignore format: one table
});

test('proposals ask for what their case names, beside the plans', async () => {
  const { owner } = await begun();
  const { proposalId } = await owner.intake.createProposal({ officeId: owner.officeId, name: 'Gates', summary: '' });
  const optionId = randomUUID();
  await owner.intake.changeProposal({
    proposalId,
    changes: [
      made('case-option', { name: 'Build', kind: 'other' as const, about: '' }, optionId),
      made('case-demand', { optionId, skill: 'access', fromOn: '2026-02-01', months: 1, people: 1.5 }),
    ],
  });
  const { skills } = await owner.people.getCapacity(month);
  expect(skills[0]?.cells.map(({ proposalHours }) => proposalHours)).toEqual([0, 240]);
});

test('who is away, leaves or comes later is not there', async () => {
  const { owner, ids } = await begun();
  await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [
      made('resource-availability', { resourceId: ids.mina, fromOn: '2025-01-01', fullTime: 0.8 }),
      made('resource-availability', { resourceId: ids.mina, fromOn: '2026-02-02', fullTime: 0 }),
      { entity: 'pool-resource', id: ids.ruben, field: 'personId', from: null, to: owner.personId },
    ],
  });
  await owner.offices.setAbsence({ personId: owner.personId, fromDay: '2026-01-12', untilDay: '2026-01-16', deputyPersonId: null, note: '' }); // biome-ignore format: one line
  const { skills } = await owner.people.getCapacity(month);
  expect(skills[0]?.cells.map(({ supplyHours }) => supplyHours)).toEqual([160 * 0.8 + 60, 80]);
});

test('what a plan asks of a team is asked of its members, and the row of the team counts them', async () => {
  const { owner, ids } = await begun();
  const [crew, ada, ben] = [randomUUID(), randomUUID(), randomUUID()];
  const holds = (resourceId: string) => made('resource-skill', { resourceId, skillId: ids.data, level: 3, sharePercent: 100 }); // biome-ignore format: one line
  const member = { ...person, teamId: crew };
  await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [
      made('pool-resource', { ...person, kind: 'team' as const, name: 'Crew' }, crew),
      made('pool-resource', { ...member, name: 'Ada' }, ada),
      made('pool-resource', { ...member, name: 'Ben' }, ben),
      made('resource-availability', { resourceId: ben, fromOn: '2025-01-01', fullTime: 0.5 }),
      ...[crew, ada, ben].map(holds),
    ],
  });
  // 20 days, all there are in January: 160 hours, of 240 that Ada and Ben have then
  await plannedProject(owner, 'Shelves', 20, ['Crew']);
  const rows = async () => {
    const { items } = await owner.people.listResources({});
    return items
      .filter(({ name }) => ['Ada', 'Ben', 'Crew'].includes(name))
      .map((one) => [one.name, one.fullTime, one.withMembers, one.usePercent, one.worstMonth?.percent ?? null]);
  };
  // until the end of April 84 days: 160 hours of 1.5 × 672 are 16 %
  expect(await rows()).toEqual([['Ada', 1, 1, 16, null], ['Ben', 0.5, 0.5, 16, null], ['Crew', 0, 1.5, 16, null]]); // biome-ignore format: one table
  const figure = await owner.people.getCapacityFigure({ skillId: ids.data, from: '2026-01-05', until: '2026-01-31' });
  expect(figure.resources.map(({ name, supplyHours, demandHours }) => [name, supplyHours, demandHours])).toEqual([['Ada', 160, 106.7], ['Ben', 80, 53.3], ['Ruben', 80, 0]]); // biome-ignore format: one table
  // twice that in one month is more than they have, though not in all of the months together
  await plannedProject(owner, 'Racks', 20, ['Crew']);
  expect(await rows()).toEqual([['Ada', 1, 1, 32, 133], ['Ben', 0.5, 0.5, 32, 133], ['Crew', 0, 1.5, 32, 133]]); // biome-ignore format: one table
});

test('a month whose working days are over is left out, unless something is still asked for in it', async () => {
  const owner = await testOwner(portico, '2026-01-30T18:00:00.000Z'); // a Friday
  const anna = randomUUID();
  await owner.people.changeResources({ officeId: owner.officeId, changes: [made('pool-resource', { ...person, name: 'Anna' }, anna)] }); // biome-ignore format: one line
  const months = async () => (await owner.people.getCapacity(month)).periods.map(({ from }) => from);
  expect(await months()).toEqual(['2026-02-01', '2026-03-01']);
  const early = await testOwner(portico, '2026-01-29T18:00:00.000Z');
  const { periods } = await early.people.getCapacity(month);
  expect(periods.map(({ from }) => from)).toEqual(['2026-01-29', '2026-02-01']);
});

test('a skill that plans ask more of than there is becomes a finding, and goes when people come', async () => {
  const { owner, ids } = await begun();
  await plannedProject(owner, 'Tills', 18, ['Mina']);
  await plannedProject(owner, 'Gates', 18, ['Mina', 'Ruben']);
  const codesOf = async () => (await owner.findings.listRegister({})).items.filter(({ code }) => code === 'capacity.overcommitted'); // biome-ignore format: one line
  // Mina 144 and 144, Ruben half of 144: 360 hours of the 264 in 22 days of January; data 72 of 88
  const found = await until(codesOf, ({ length }) => length > 0);
  expect(found.map(({ sentence }) => sentence.parameters)).toMatchObject([
    { skill: { name: 'Access' }, percent: { percent: 136 }, from: { at: '2026-01-01' }, until: { at: '2026-01-31' }, count: 1 },
  ]); // biome-ignore format: one record
  const { headline } = await owner.people.getCapacity(month);
  expect(headline[0]).toMatchObject({
    key: 'people.lead.over.month',
    parameters: { percent: { percent: 150 }, people: 0.8 },
  });
  await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [made('resource-skill', { resourceId: ids.joost, skillId: ids.data, level: 3, sharePercent: 0 })],
  });
  const team = randomUUID();
  await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [
      made('pool-resource', { ...person, kind: 'team', name: 'Agency' }, team),
      made('resource-availability', { resourceId: team, fromOn: '2026-01-01', fullTime: 1 }),
      made('resource-skill', { resourceId: team, skillId: ids.access, level: 3, sharePercent: 100 }),
    ],
  });
  await until(codesOf, ({ length }) => length === 0);
});

test('an overcommitted month ends with the project that asks for it, and is told as such where nobody is there', async () => {
  const { owner, ids } = await begun();
  const codes = async () => (await owner.findings.listRegister({})).items.flatMap(({ code }) => (code.startsWith('capacity.') ? [code] : [])); // biome-ignore format: one line
  const projectId = await plannedProject(owner, 'Tills', 18, ['Mina']);
  expect(await codes()).toEqual([]);
  const away = (resourceId: string) => made('resource-availability', { resourceId, fromOn: '2025-12-01', fullTime: 0 });
  await owner.people.changeResources({ officeId: owner.officeId, changes: [away(ids.mina), away(ids.ruben)] });
  await until(codes, (found) => found.join() === 'capacity.nobody-there');
  await owner.projects.archiveProject({ projectId });
  await until(codes, ({ length }) => length === 0); // biome-ignore format: one line
});

test('work that is asked of a skill that is kept and that nobody has is told by the office that keeps it', async () => {
  const { owner } = await begun();
  const codes = async () => (await owner.findings.listRegister({})).items.flatMap(({ code }) => (code.startsWith('capacity.') ? [code] : [])); // biome-ignore format: one line
  const painting = randomUUID();
  await owner.people.changeResources({ officeId: owner.officeId, changes: [made('skill', { name: 'Painting', about: '' }, painting)] }); // biome-ignore format: one line
  await plannedProject(owner, 'Walls', 5, ['Painting']);
  await until(codes, (found) => found.join() === 'capacity.nobody-there');
  const joins = randomUUID();
  await owner.people.changeResources({
    officeId: owner.officeId,
    changes: [
      made('pool-resource', { ...person, name: 'Pia' }, joins),
      made('resource-skill', { resourceId: joins, skillId: painting, level: 3, sharePercent: 100 }),
    ],
  });
  await until(codes, ({ length }) => length === 0);
});

test('nobody is planned for more than his time, and what is refused leaves nothing', async () => {
  const { owner, ids } = await begun();
  const { officeId } = owner;
  const change = (...changes: Parameters<typeof owner.people.changeResources>[0]['changes']) =>
    refusal(owner.people.changeResources({ officeId, changes }));
  const before = await owner.people.getResource({ resourceId: ids.mina });
  expect(await change(made('resource-skill', { resourceId: ids.mina, skillId: ids.data, level: 3, sharePercent: 1 }))).toBe('share-over-whole'); // biome-ignore format: one line
  expect(await change(made('resource-availability', { resourceId: ids.mina, fromOn: '2026-01-01', fullTime: 1.1 }))).toBe('more-than-full-time'); // biome-ignore format: one line
  expect(await change(made('resource-skill', { resourceId: ids.mina, skillId: ids.access, level: 1, sharePercent: 0 }))).toBe('resource-dated-twice'); // biome-ignore format: one line
  expect(await change(made('pool-resource', { ...person, name: 'MINA' }))).toBe('resource-name-taken');
  expect(await change(made('pool-resource', { ...person, name: 'Tom', teamId: ids.mina }))).toBe('resource-elsewhere');
  expect(await owner.people.getResource({ resourceId: ids.mina })).toEqual(before);
});

test('what goes takes along what hangs on it, and undo brings all of it back', async () => {
  const { owner, ids } = await begun();
  const { officeId } = owner;
  const before = await owner.people.listResources({});
  const { entryId } = await owner.people.changeResources({
    officeId,
    changes: [{ entity: 'skill', id: ids.access, field: null, from: { name: 'Access' }, to: null }],
  });
  expect((await owner.people.listResources({})).items.map(({ name, skills }) => [name, skills.map((one) => one.name)])).toEqual([['Joost', []], ['Mina', []], ['Ruben', ['Data']]]); // biome-ignore format: one table
  await owner.changes.undoChange({ entryId: entryId ?? '' });
  expect(await owner.people.listResources({})).toEqual(before);
});

test('whoever may not read a project sees its load without its name, and no rates', async () => {
  const { owner, ids } = await begun();
  const { officeId: division } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'Shops', kind: 'division' }); // biome-ignore format: one line
  const till = randomUUID();
  await owner.people.changeResources({
    officeId: division,
    changes: [
      made('pool-resource', { ...person, name: 'Tilda' }, till),
      made('resource-skill', { resourceId: till, skillId: ids.access, level: 3, sharePercent: 100 }),
      made('resource-rate', { resourceId: till, fromOn: '2026-01-01', hourMinor: 9000 }),
    ],
  });
  await plannedProject(owner, 'Falcon', 5, ['Tilda']); // of the office above
  const analyst = await testPerson(server, owner, 'team-member', `office:${division}`);
  const { people } = clientsOf(analyst.send);
  const { items } = await people.listResources({});
  expect(items.map(({ name, rateMinor }) => [name, rateMinor])).toEqual([['Tilda', null]]);
  const { projects, projectHours } = await people.getCapacityFigure({ skillId: ids.access, from: '2026-01-05', until: '2026-01-31' }); // biome-ignore format: one line
  expect(projectHours).toBe(40);
  expect(projects).toEqual([{ projectId: null, name: null, hours: 40, resources: [] }]);
  expect((await owner.people.getResource({ resourceId: till })).rateMinor).toBe(9000);
});

test('whoever chooses is told supply and load by skill, and which skill a case means', async () => {
  const { owner, ids } = await begun();
  await plannedProject(owner, 'Tills', 10, ['Ruben']);
  const { officeId } = owner;
  const january = { firstDay: 15_345, lastDay: 15_371 }; // 5 to 31 January 2026, counted from 1984
  const told = await testCall(server.database.app, owner.organisationId, ({ tx }) => {
    const readable = { chains: new Map([[officeId, [officeId]]]), officeIds: [officeId], skillOfficeIds: [officeId] };
    return supplyBySkill(tx, readable, { periods: [january], today: '2026-01-05' });
  });
  expect(told.skills.map(({ name, supplyHours, projectHours }) => [name, supplyHours, projectHours])).toEqual([['Access', [240], [40]], ['Data', [80], [40]]]); // biome-ignore format: one table
  expect(['ACCESS', 'Mina', 'nobody'].map((name) => told.skillNamed(name, officeId))).toEqual([ids.access, ids.access, null]); // biome-ignore format: one line
});
