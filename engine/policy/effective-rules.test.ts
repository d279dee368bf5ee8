import { expect, test } from 'vitest';
import { effectiveRules } from './effective-rules.ts';
import { presets } from './presets.ts';
import { chainOf, policy, rule } from './testing.ts';

const project = { tier: 'standard', phase: 'deliver' } as const;
const codes = [{ code: 'schedule.loop', severity: 'critical' }] as const;
const row = (chain: ReturnType<typeof chainOf>, officeId: string) => effectiveRules(chain, officeId, codes, project)[0];

test('a part shows where it comes from, and how the office stands to those above', () => {
  const central = policy(
    rule({ id: 'central', enforcement: 'warn', waivableBy: 'sponsor', answerWithin: 480, mayLoosen: false }),
  );
  const cell = (own: Parameters<typeof rule>[0]) => row(chainOf(central, policy(rule({ id: 'own', ...own }))), 'o1')?.at.standing;
  expect(cell({ codes: ['roles.*'], enforcement: 'block' })?.enforcement).toEqual({
    value: 'warn',
    origin: { officeId: 'o0', version: 1, ruleId: 'central' },
    above: { value: 'warn', origin: { officeId: 'o0', version: 1, ruleId: 'central' } },
    floor: { value: 'warn', origin: { officeId: 'o0', version: 1, ruleId: 'central' } },
    stance: 'inherited',
    said: [{ officeId: 'o0', version: 1, ruleId: 'central', value: 'warn', stance: 'tightened' }],
  });
  expect(cell({ enforcement: 'block' })?.enforcement).toMatchObject({ value: 'block', stance: 'tightened' });
  expect(cell({ enforcement: 'warn' })?.enforcement).toMatchObject({ value: 'warn', stance: 'same' });
  expect(cell({ enforcement: 'advise' })?.enforcement).toMatchObject({ value: 'warn', stance: 'refused' });
  expect(cell({ answerWithin: 960 })?.answerWithin).toMatchObject({ value: 480, stance: 'refused' });
}); // biome-ignore format: one call a line

test('what may be loosened and is, says so; at the root all is its own', () => {
  const open = policy(rule({ id: 'open', enforcement: 'block' }));
  const chain = chainOf(open, policy(rule({ id: 'own', enforcement: 'warn' })));
  expect(row(chain, 'o1')?.at['set-baseline'].enforcement).toMatchObject({
    value: 'warn',
    above: { value: 'block' },
    floor: { origin: null },
    stance: 'loosened',
  });
  expect(row(chainOf(open), 'o0')?.at.standing.enforcement).toMatchObject({ value: 'block', stance: 'tightened' });
});

test('it is told who said what on the way down, also what is not followed', () => {
  const chain = chainOf(
    policy(rule({ id: 'central', enforcement: 'warn', mayLoosen: false })),
    policy(rule({ id: 'division', enforcement: 'block' })),
    policy(rule({ id: 'silent', waivableBy: 'sponsor' })),
    policy(rule({ id: 'project', enforcement: 'advise' })),
  );
  const { value, origin, said } = row(chain, 'o3')?.at.standing.enforcement ?? {};
  expect([value, origin?.ruleId]).toEqual(['warn', 'central']);
  expect(said?.map((one) => [one.officeId, one.ruleId, one.value, one.stance])).toEqual([
    ['o0', 'central', 'warn', 'tightened'],
    ['o1', 'division', 'block', 'tightened'],
    ['o3', 'project', 'advise', 'refused'],
  ]);
});

// the shipped presets, read off engine/policy/presets.ts by hand
test.each([
  ['supportive', ['warn', 'warn', 'warn', 'warn'], 'project-manager', 4800],
  ['controlling', ['warn', 'block', 'block', 'warn'], 'pmo-lead', 960],
  ['directive', ['warn', 'block', 'block', 'warn'], 'pmo-lead', 480],
] as const)('%s makes of a loop in the plan what its preset says', (type, enforcement, waivableBy, answerWithin) => {
  const at = row(chainOf(presets[type]), 'o0')?.at;
  expect(Object.values(at ?? {}).map((one) => one.enforcement.value)).toEqual(enforcement);
  expect(at?.standing.waivableBy.value).toBe(waivableBy);
  expect(at?.standing.answerWithin.value).toBe(answerWithin);
  expect(at?.['set-baseline'].waivableBy.value).toBe(type === 'directive' ? 'sponsor' : waivableBy);
});
