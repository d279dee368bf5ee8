import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { type Finding, openRule, type Policy, presets, type Rule } from '#engine';
import { refusal, testPerson } from '#modules/offices/testing';
import { clientsOf, type TestOwner, testOwner, testPortico, until } from '#modules/reporting/testing';
import { adopt, fact, find } from './testing.ts';

const portico = await testPortico();
const monday = '2026-01-05T09:00:00.000Z';

/** What the office below says otherwise: more of progress, a later answer of cost, of data less than it may. */
const below: readonly Rule[] = [
  { ...openRule, id: 'it.progress', codes: ['progress.*'], enforcement: 'block', actions: ['start-phase'] },
  { ...openRule, id: 'it.answers', codes: ['cost.*'], answerWithin: 4800 },
  { ...openRule, id: 'it.data', codes: ['data.*'], enforcement: 'advise', actions: ['set-baseline'] },
  { ...openRule, id: 'it.majors', codes: ['roles.*'], tiers: ['major'], enforcement: 'block', actions: ['standing'] },
];

/** A controlling office with one below it, whose owner has adopted those rules, and a project there. */
async function governed() {
  const owner = await testOwner(portico, monday);
  await adopt(portico, owner, 'controlling');
  const { officeId } = await owner.offices.createOffice({ parentId: owner.officeId, name: 'IT PMO', kind: 'division' });
  const changes = below.map((rule) => ({ part: 'rule' as const, ruleId: rule.id, from: null, to: rule as never }));
  const { draft } = await owner.offices.changePolicyDraft({ officeId, changes });
  await owner.offices.adoptPolicy({ officeId, digest: draft.digest, reason: 'What the rollout taught us' });
  const { projectId } = await owner.projects.createProject({ officeId, name: 'Harbour' });
  const there = { ...owner, officeId };
  return {
    owner,
    officeId,
    projectId,
    found: (list: readonly Finding[]) => find(portico, there, projectId, monday, list),
  };
}

const policyOf = ({ projects }: Pick<TestOwner, 'projects'>, projectId: string) =>
  projects.getProjectPolicy({ projectId });

test('each part tells which rule of which office says it, and who said more or less on the way', async () => {
  const { owner, officeId, projectId, found } = await governed();
  await found([fact(projectId, 'cost.over', 'critical'), fact(projectId, 'data.gone', 'major')]);
  const { rows, offices, ...policy } = await policyOf(owner, projectId);
  expect(policy).toMatchObject({ officeName: 'IT PMO', tier: 'small', because: [], phase: 'start', ownership: 'line' });
  const rowOf = (code: string) => rows.find((row) => row.code === code);

  const cost = rowOf('cost.over');
  expect([cost?.severity, cost?.findings.length]).toEqual(['critical', 1]);
  expect(cost?.at.standing.answerWithin).toMatchObject({
    value: 4800,
    stance: 'loosened',
    origin: { officeId, officeName: 'IT PMO', version: 1, ruleId: 'it.answers' },
    said: [
      { officeId: owner.officeId, ruleId: 'controlling.critical', value: 960, stance: 'tightened' },
      { officeId, ruleId: 'it.answers', value: 4800, stance: 'loosened' },
    ],
  });
  const refused = rowOf('data.gone')?.at['set-baseline'].enforcement;
  expect(refused).toMatchObject({ value: 'block', stance: 'refused', origin: { ruleId: 'controlling.standards' } });
  expect(refused?.said.map(({ officeId: by, stance }) => [by, stance])).toEqual([[owner.officeId, 'tightened'], [officeId, 'refused']]); // biome-ignore format: one line
  const late = rowOf('progress.finish-passed')?.at['start-phase'].enforcement;
  expect(late).toMatchObject({ value: 'block', stance: 'tightened', origin: { ruleId: 'it.progress', version: 1 } });

  expect(offices.map((one) => [one.officeName, one.version, one.adoptedBy?.name, one.adoptedAt, one.mayRead])).toEqual([
    ['Acme', 1, undefined, monday, true],
    ['IT PMO', 1, 'Olga Owner', monday, true],
  ]);
  expect(policy.limits.escalatesTo).toEqual({ value: 'board-member', officeId: owner.officeId });
  expect(policy.limits.waiverDays.value).toBe(presets.controlling.waiverDays);
});

test('it is what the guard holds the project to, by its tier and phase as they are', async () => {
  const { owner, officeId, projectId, found } = await governed();
  const standing = async () => (await policyOf(owner, projectId)).rows.find(({ code }) => code === 'roles.no-manager')?.at.standing.enforcement; // biome-ignore format: one line
  expect((await standing())?.value).toBe('warn');
  await owner.projects.updateProject({ projectId, changes: [{ field: 'risk', from: null, to: 'high' }] });
  expect(await standing()).toMatchObject({ value: 'block', origin: { officeId, ruleId: 'it.majors' } });
  expect(await policyOf(owner, projectId)).toMatchObject({ tier: 'major', because: ['risk'] });

  await found([fact(projectId, 'progress.stuck', 'minor'), fact(projectId, 'data.gone', 'major')]);
  const { rows, acts } = await until(
    async () => ({
      rows: (await policyOf(owner, projectId)).rows,
      acts: (await owner.projects.getProjectGovernance({ projectId })).acts,
      after: (await policyOf(owner, projectId)).rows,
    }),
    // what the project's own checks find may come in between
    ({ rows, after }) => isDeepStrictEqual(rows, after),
  );
  expect(acts.length).toBe(2);
  for (const { action, inTheWay } of acts) {
    const told = rows.flatMap(({ at, findings }) => findings.filter(() => at[action].enforcement.value !== 'advise'));
    expect(told.map(({ findingId }) => findingId).sort()).toEqual(inTheWay.map((one) => one.findingId).sort());
    for (const { findingId, consequence } of inTheWay) {
      const at = rows.find(({ findings }) => findings.some((one) => one.findingId === findingId))?.at[action];
      expect(at?.enforcement.value).toBe(consequence.ruled);
      expect(at?.enforcement.origin).toEqual(consequence.origins.enforcement);
      expect(at?.waivableBy.value).toBe(consequence.waivableBy);
    }
  }
});

test('only rules that say something of a row are told, also where they are not followed', async () => {
  const { owner, projectId } = await governed();
  const { rows, offices } = await policyOf(owner, projectId);
  const told = offices.flatMap(({ officeId, rules }) => rules.map(({ id }) => `${officeId} ${id}`));
  const parts = rows.flatMap(({ at }) => Object.values(at).flatMap((one) => [one.enforcement, one.waivableBy, one.answerWithin])); // biome-ignore format: one line
  const said = parts.flatMap((part) => part.said.map(({ officeId, ruleId }) => `${officeId} ${ruleId}`));
  expect(said.filter((one) => !told.includes(one))).toEqual([]);
  expect(rows.map(({ code }) => code)).not.toContain('roles.office-without-lead');
  expect(told.some((one) => one.endsWith('it.majors'))).toBe(false);
  expect(told.some((one) => one.endsWith('it.data'))).toBe(true);
});

test('an organisation that adopted nothing is governed by what is shipped', async () => {
  const owner = await testOwner(portico, monday);
  const { projectId } = await owner.projects.createProject({ officeId: owner.officeId, name: 'Harbour' });
  const { offices, rows } = await policyOf(owner, projectId);
  expect(offices.map(({ version, adoptedAt }) => [version, adoptedAt])).toEqual([[0, null]]);
  const supportive: Policy = presets.supportive;
  expect(offices[0]?.rules.map(({ id }) => id)).toEqual(supportive.rules.map(({ id }) => id));
  expect(rows.every(({ at }) => at['close-project'].enforcement.value !== 'block')).toBe(true);
});

test('whoever may read the project reads by what it is governed; others are refused', async () => {
  const { owner, projectId } = await governed();
  for (const role of ['project-manager', 'supplier'] as const) {
    const person = await testPerson(portico.server, owner, role, `project:${projectId}`);
    const { rows, offices } = await policyOf(clientsOf(person.send), projectId);
    expect(rows.length).toBeGreaterThan(40);
    expect(offices.map(({ mayRead }) => mayRead)).toEqual([false, false]);
  }
  const { officeId: beside } = await owner.offices.createOffice({
    parentId: owner.officeId,
    name: 'HR',
    kind: 'division',
  });
  const sibling = await testPerson(portico.server, owner, 'pmo-lead', `office:${beside}`);
  expect(await refusal(policyOf(clientsOf(sibling.send), projectId))).toBe('record-missing');
  const stranger = await testOwner(portico, monday);
  expect(await refusal(policyOf(stranger, projectId))).toBe('record-missing');
  expect(await refusal(policyOf(owner, 'none'))).toBe('invalid-input');
});
