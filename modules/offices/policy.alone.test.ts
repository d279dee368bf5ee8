import { expect, test } from 'vitest';
import { presets, type Rule } from '#engine';
import { testServer } from '#platform/server/http/testing';
import { contributeGovernedCodes, contributeSimulation, onPolicyAdopted, type PolicyAdoption } from './actions.ts';
import { directory, offices } from './server.ts';
import { refusal, type TestPerson, testOrganisation, testPerson } from './testing.ts';

contributeGovernedCodes([
  { code: 'schedule.loop', severity: 'critical', title: 'plans.finding.schedule.loop.title' },
  { code: 'data.long-name', severity: 'minor', title: 'plans.finding.data.long-name.title' },
]);
const told: PolicyAdoption[] = [];
onPolicyAdopted(async (adoption) => {
  told.push(adoption);
});
const project = '00000000-0000-4000-8000-00000000000b';
const finding = '00000000-0000-4000-8000-00000000000f';
contributeSimulation(async (_tx, officeIds) =>
  officeIds.slice(0, 1).map((officeId) => ({
    findingId: finding,
    code: 'schedule.loop',
    severity: 'major',
    projectId: project,
    subjectName: 'Till Renewal',
    officeId,
    tier: 'small',
    phase: 'start',
  })),
);

const server = await testServer([offices], directory);

/** An organisation with an office below its root. */
async function organisation() {
  const owner = await testOrganisation(server);
  const root = (await owner.offices.listOffices({})).items[0]?.id ?? '';
  const { officeId } = await owner.offices.createOffice({ parentId: root, name: 'IT PMO', kind: 'division' });
  return { owner, root, officeId };
}

const own: Rule = {
  id: 'schedule.loop@set-baseline',
  codes: ['schedule.loop'],
  severities: null,
  tiers: null,
  phases: null,
  actions: ['set-baseline'],
  enforcement: 'block',
  waivableBy: null,
  answerWithin: null,
  proposes: [],
  mayLoosen: true,
};
const plain = (rule: Rule) => JSON.parse(JSON.stringify(rule));
const ruleChange = (to: Rule | null, from: Rule | null = null, ruleId = own.id) => ({
  part: 'rule' as const,
  ruleId,
  from: from && plain(from),
  to: to && plain(to),
});
const preset = (to: 'supportive' | 'controlling' | 'directive' | null, from: typeof to = 'supportive') => ({
  part: 'preset' as const,
  from,
  to,
});

async function adopt({ offices: client }: TestPerson, officeId: string, reason = 'So decided') {
  const { draft } = await client.getPolicy({ officeId });
  return client.adoptPolicy({ officeId, digest: draft?.digest ?? '', reason });
}

test('an office without a policy of its own shows what governs it, and may begin a draft', async () => {
  const { owner, root, officeId } = await organisation();
  const policy = await owner.offices.getPolicy({ officeId });
  expect(policy).toMatchObject({
    officeName: 'IT PMO',
    isRoot: false,
    inForce: null,
    draft: null,
    mayWrite: true,
    mayAdopt: true,
  });
  expect(policy.chain.map(({ officeId: of, version }) => [of, version])).toEqual([[root, 0]]);
  expect(policy.codes.map(({ code }) => code)).toEqual(['data.long-name', 'schedule.loop']);
  const { draft } = await owner.offices.changePolicyDraft({ officeId, changes: [ruleChange(own)] });
  expect(draft).toMatchObject({ policy: { type: null, rules: [own] }, draftedBy: { id: owner.personId } });
  expect((await owner.offices.getPolicy({ officeId })).draft).toEqual(draft);
});

test('a draft is changed, compared, tried and adopted; then it is in force and is never changed', async () => {
  const { owner, root } = await organisation();
  const of = { officeId: root };
  await owner.offices.changePolicyDraft({ ...of, changes: [preset('controlling'), ruleChange(own)] });
  const difference = await owner.offices.diffPolicies(of);
  expect(difference.settings.map(({ setting }) => setting)).toEqual([
    'type',
    'escalatesTo',
    'waiverRenewals',
    'waiverDays',
  ]);
  expect(difference.rules.filter(({ kind }) => kind === 'removed')).toHaveLength(presets.supportive.rules.length);
  expect(await owner.offices.simulatePolicy(of)).toMatchObject({
    findings: 1,
    projects: 1,
    changedCount: 1,
    newlyBlockedProjects: 1,
    newlyBlocked: [
      {
        projectName: 'Till Renewal',
        action: 'set-baseline',
        findings: [{ findingId: finding, waivableBy: 'pmo-lead' }],
      },
      { action: 'start-phase' },
    ],
    escalationCount: 1,
  });
  told.length = 0;
  expect(await adopt(owner, root, 'Five months of green reports')).toEqual({ version: 1 });
  expect(told).toMatchObject([{ officeId: root, version: 1, before: null, reason: 'Five months of green reports' }]);

  const { inForce, draft, chain } = await owner.offices.getPolicy(of);
  expect(inForce).toMatchObject({
    version: 1,
    reason: 'Five months of green reports',
    adoptedBy: { id: owner.personId },
  });
  expect([draft, chain[0]?.version, chain[0]?.policy.type]).toEqual([null, 1, 'controlling']);
  expect(await refusal(owner.offices.simulatePolicy(of))).toBe('policy-draft-missing');
});

test('the effective rules tell of each part who says it, and how the office stands to that', async () => {
  const { owner, root, officeId } = await organisation();
  await owner.offices.changePolicyDraft({ officeId: root, changes: [preset('controlling')] });
  await adopt(owner, root);
  const loose = { ...own, enforcement: 'advise', waivableBy: 'sponsor' } as const;
  await owner.offices.changePolicyDraft({ officeId, changes: [ruleChange(loose)] });
  const { rows, escalatesTo } = await owner.offices.getEffectivePolicy({ officeId, of: 'draft' });
  const cell = rows.find(({ code }) => code === 'schedule.loop')?.at['set-baseline'];
  expect(escalatesTo).toBe('board-member');
  expect(cell).toMatchObject({
    enforcement: {
      value: 'block',
      origin: { officeName: 'Acme', version: 1, ruleId: 'controlling.baseline' },
      stance: 'refused',
      floor: 'block',
    },
    waivableBy: { value: 'sponsor', origin: { officeName: 'IT PMO', version: 0 }, stance: 'tightened' },
    answerWithin: { value: 960, stance: 'inherited', floor: null },
  });
  const force = await owner.offices.getEffectivePolicy({ officeId });
  expect(force.rows[1]?.at['set-baseline'].waivableBy.stance).toBe('inherited');
});

test('versions are read as they stood, the newest first', async () => {
  const { owner, root } = await organisation();
  for (const [from, to] of [['supportive', 'controlling'], ['controlling', 'directive'], ['directive', 'supportive']] as const) {
    await owner.offices.changePolicyDraft({ officeId: root, changes: [preset(to, from)] });
    await adopt(owner, root, `Now ${to}`);
  }
  const first = await owner.offices.listPolicyVersions({ officeId: root, limit: 2 });
  expect(first.items.map(({ version, reason }) => [version, reason])).toEqual([[3, 'Now supportive'], [2, 'Now directive']]);
  const rest = await owner.offices.listPolicyVersions({ officeId: root, limit: 2, after: first.next ?? '' });
  expect([rest.items.map(({ version }) => version), rest.next]).toEqual([[1], null]);
  expect(await owner.offices.getPolicyVersion({ officeId: root, version: 2 })).toMatchObject({ policy: { type: 'directive' }, supersedes: 1 });
  const since = await owner.offices.diffPolicies({ officeId: root, from: 1, to: 2 });
  expect(since.settings[0]).toEqual({ setting: 'type', from: 'controlling', to: 'directive' });
  expect(await refusal(owner.offices.getPolicyVersion({ officeId: root, version: 9 }))).toBe('record-missing');
}); // biome-ignore format: one line a step

test('two who draft at once: what touches other rules merges, what touches the same is refused and changes nothing', async () => {
  const { owner, officeId } = await organisation();
  const lead = await testPerson(server, owner, 'pmo-lead', `office:${officeId}`);
  const other = { ...own, id: 'mine', codes: ['data.*'] };
  await Promise.all([
    owner.offices.changePolicyDraft({ officeId, changes: [ruleChange(own)] }),
    lead.offices.changePolicyDraft({ officeId, changes: [ruleChange(other, null, 'mine')] }),
  ]);
  const { draft } = await owner.offices.getPolicy({ officeId });
  expect(draft?.policy.rules.map(({ id }) => id)).toEqual(['mine', own.id]);

  const to = (enforcement: Rule['enforcement']) => ruleChange({ ...own, enforcement }, own);
  const answers = await Promise.all(
    (
      [
        [owner, 'warn'],
        [lead, 'advise'],
      ] as const
    ).map(([{ offices: client }, enforcement]) =>
      refusal(client.changePolicyDraft({ officeId, changes: [to(enforcement)] })),
    ),
  );
  expect(answers.toSorted()).toEqual(['allowed', 'changed-meanwhile']);
  const both = [ruleChange(null, other, 'mine'), to('advise')];
  expect(await refusal(lead.offices.changePolicyDraft({ officeId, changes: both }))).toBe('changed-meanwhile');
  expect((await owner.offices.getPolicy({ officeId })).draft?.policy.rules).toHaveLength(2);
});

test('nobody adopts or discards a draft that he has not seen, and two adoptions at once are one', async () => {
  const { owner, root } = await organisation();
  const { draft: seen } = await owner.offices.changePolicyDraft({ officeId: root, changes: [preset('controlling')] });
  const { draft } = await owner.offices.changePolicyDraft({ officeId: root, changes: [ruleChange(own)] });
  const stale = { officeId: root, digest: seen.digest };
  expect(await refusal(owner.offices.adoptPolicy({ ...stale, reason: 'Unseen' }))).toBe('changed-meanwhile');
  expect(await refusal(owner.offices.discardPolicyDraft(stale))).toBe('changed-meanwhile');
  const adopting = { officeId: root, digest: draft.digest, reason: 'Seen' };
  const twice = await Promise.all([1, 2].map(() => refusal(owner.offices.adoptPolicy(adopting))));
  expect(twice.toSorted()).toEqual(['allowed', 'policy-draft-missing']);
  expect((await owner.offices.listPolicyVersions({ officeId: root })).items).toHaveLength(1);
});

test('a draft that says what is in force is not adopted; without a reason nothing is', async () => {
  const { owner, officeId } = await organisation();
  await owner.offices.changePolicyDraft({ officeId, changes: [ruleChange(own)] });
  expect(await refusal(adopt(owner, officeId, '  '))).toBe('invalid-input');
  await adopt(owner, officeId);
  const { draft } = await owner.offices.changePolicyDraft({ officeId, changes: [{ part: 'waiverDays', from: null, to: null }] });
  expect(await refusal(adopt(owner, officeId))).toBe('policy-unchanged');
  expect(await owner.offices.discardPolicyDraft({ officeId, digest: draft.digest })).toMatchObject({ entryId: expect.any(String) });
  expect((await owner.offices.getPolicy({ officeId })).draft).toBe(null);
  expect(await refusal(adopt(owner, officeId))).toBe('policy-draft-missing');
}); // biome-ignore format: one line a step

test('what does not fit is refused, and says where', async () => {
  const { owner, officeId } = await organisation();
  const refused = (rule: object) =>
    refusal(owner.offices.changePolicyDraft({ officeId, changes: [ruleChange({ ...own, ...rule })] }));
  expect(await refused({ codes: [] })).toBe('invalid-input');
  expect(await refused({ codes: ['Schedule'] })).toBe('invalid-input');
  expect(await refused({ actions: [] })).toBe('invalid-input');
  expect(await refused({ answerWithin: 0 })).toBe('invalid-input');
  expect(await refused({ enforcement: 'forbid' })).toBe('invalid-input');
  expect((await owner.offices.getPolicy({ officeId })).draft).toBe(null);
});

test('a draft has 500 rules at most', async () => {
  const { owner, officeId } = await organisation();
  const rules = (from: number) =>
    Array.from({ length: 200 }, (_, n) => ruleChange({ ...own, id: `r${from + n}` }, null, `r${from + n}`));
  await owner.offices.changePolicyDraft({ officeId, changes: rules(0) });
  await owner.offices.changePolicyDraft({ officeId, changes: rules(200) });
  expect(await refusal(owner.offices.changePolicyDraft({ officeId, changes: rules(400) }))).toBe('policy-too-long');
  expect((await owner.offices.getPolicy({ officeId })).draft?.policy.rules).toHaveLength(400);
});

test('whoever may not write reads it, an office beside it knows nothing of it', async () => {
  const { owner, root, officeId } = await organisation();
  const beside = await owner.offices.createOffice({ parentId: root, name: 'Beside', kind: 'division' });
  const reader = await testPerson(server, owner, 'team-member', `office:${officeId}`);
  const stranger = await testPerson(server, owner, 'pmo-lead', `office:${beside.officeId}`);
  const { draft } = await owner.offices.changePolicyDraft({ officeId, changes: [ruleChange(own)] });
  const seen = { officeId, digest: draft.digest };
  expect(await reader.offices.getPolicy({ officeId })).toMatchObject({ mayWrite: false, mayAdopt: false });
  const writing = ({ offices: client }: TestPerson) =>
    Promise.all([
      refusal(client.changePolicyDraft({ officeId, changes: [ruleChange(null, own)] })),
      refusal(client.discardPolicyDraft(seen)),
      refusal(client.adoptPolicy({ ...seen, reason: 'Mine' })),
    ]);
  expect(await writing(reader)).toEqual(Array(3).fill('permission-missing'));
  expect(await writing(stranger)).toEqual(Array(3).fill('record-missing'));
  expect(await refusal(stranger.offices.getPolicy({ officeId }))).toBe('record-missing');
  expect((await owner.offices.getPolicy({ officeId })).draft).toEqual(draft);
});

// what governance.md says of the types, for a critical fault of the plan: enforcement, who waives, working minutes to answer
test.each([
  ['supportive', 'set-baseline', ['warn', 'project-manager', 4800], 'programme-manager'],
  ['supportive', 'standing', ['warn', 'project-manager', 4800], 'programme-manager'],
  ['controlling', 'set-baseline', ['block', 'pmo-lead', 960], 'board-member'],
  ['controlling', 'standing', ['warn', 'pmo-lead', 960], 'board-member'],
  ['directive', 'set-baseline', ['block', 'sponsor', 480], 'board-member'],
  ['directive', 'standing', ['warn', 'pmo-lead', 480], 'board-member'],
] as const)('a %s office makes of it at %s: %j, up to the %s', async (type, action, expected, top) => {
  const { owner, root } = await organisation();
  await owner.offices.changePolicyDraft({ officeId: root, changes: [preset(type)] });
  await adopt(owner, root);
  const { rows, escalatesTo } = await owner.offices.getEffectivePolicy({ officeId: root });
  const at = rows.find(({ code }) => code === 'schedule.loop')?.at[action];
  expect([at?.enforcement.value, at?.waivableBy.value, at?.answerWithin.value]).toEqual(expected);
  expect(at?.enforcement.origin).toMatchObject({ officeName: 'Acme', version: 1 });
  expect(escalatesTo).toBe(top);
});
