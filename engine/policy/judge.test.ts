import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge, settleAll } from './judge.ts';
import { type Policy, waivers } from './policy.ts';
import { consequenceParts, type PartName, scales } from './scales.ts';
import { anyCircumstances, anyPolicy, chainOf, circumstances, policy, rule } from './testing.ts';

const enforcementOf = (policies: readonly Policy[], given = circumstances()) =>
  judge(chainOf(...policies), given).enforcement;

test('without any rule a finding is advice for the manager, and climbs nowhere', () => {
  expect(judge([], circumstances())).toEqual({
    enforcement: { value: 'advise', origin: null },
    waivableBy: { value: 'project-manager', origin: null },
    answerWithin: { value: null, origin: null },
    proposes: [],
  });
});

test('each part names the rule that says it, with office and version', () => {
  const central = policy(
    rule({ id: 'all', enforcement: 'warn', answerWithin: 2400 }),
    rule({ id: 'loops', codes: ['schedule.loop'], waivableBy: 'sponsor', proposes: ['review'] }),
  );
  expect(judge([{ officeId: 'central', version: 7, policy: central }], circumstances())).toEqual({
    enforcement: { value: 'warn', origin: { officeId: 'central', version: 7, ruleId: 'all' } },
    waivableBy: { value: 'sponsor', origin: { officeId: 'central', version: 7, ruleId: 'loops' } },
    answerWithin: { value: 2400, origin: { officeId: 'central', version: 7, ruleId: 'all' } },
    proposes: [{ proposal: 'review', origin: { officeId: 'central', version: 7, ruleId: 'loops' } }],
  });
});

// worked out by hand: code 2, family 1, all 0, times ten, and one for each dimension that is narrowed
test.each([
  ['the code before all of its family', rule({ codes: ['schedule.loop'], enforcement: 'advise' }), 'advise'],
  ['the code before a family narrowed in every dimension', rule({ codes: ['schedule.*'], severities: ['major'], actions: ['set-baseline'], tiers: ['standard'], phases: ['deliver'], enforcement: 'advise' }), 'warn'],
  ['the family before everything', rule({ codes: ['schedule.*'], enforcement: 'advise' }), 'warn'],
  ['what is narrowed before what is open', rule({ codes: ['schedule.loop'], tiers: ['standard'], enforcement: 'advise' }), 'advise'],
  ['of what is equally particular the tightest', rule({ codes: ['schedule.loop'], enforcement: 'block' }), 'block'],
  ['no rule of another code, severity, tier, phase or act', rule({ codes: ['schedule.lag'], enforcement: 'block' }), 'warn'],
  ['not the rule of another tier', rule({ tiers: ['major'], codes: ['schedule.loop'], enforcement: 'block' }), 'warn'],
] as const)('within one policy: %s', (_, other, expected) => {
  const known = expected === 'advise' ? rule({ codes: ['schedule.*'], enforcement: 'warn' }) : rule({ codes: ['schedule.loop'], enforcement: 'warn' });
  expect(enforcementOf([policy({ ...known, id: 'known' }, { ...other, id: 'other' })]).value).toBe(expected);
}); // biome-ignore format: a table

test('an office below says more, and less where the rule above lets itself be loosened', () => {
  const warns = policy(rule({ enforcement: 'warn' }));
  expect(enforcementOf([warns, policy(rule({ enforcement: 'block' }))])).toMatchObject({ value: 'block', origin: { officeId: 'o1' } });
  expect(enforcementOf([warns, policy(rule({ enforcement: 'advise' }))])).toMatchObject({ value: 'advise', origin: { officeId: 'o1' } });
  const locked = policy(rule({ enforcement: 'warn', mayLoosen: false }));
  expect(enforcementOf([locked, policy(rule({ enforcement: 'advise' }))])).toMatchObject({ value: 'warn', origin: { officeId: 'o0' } });
}); // biome-ignore format: side by side

test('over three levels the tightest floor holds: what the middle may say less of, the lowest may too, and no further', () => {
  const central = policy(rule({ enforcement: 'warn', mayLoosen: false }));
  const division = policy(rule({ enforcement: 'block' }));
  const strict = policy(rule({ enforcement: 'block', mayLoosen: false }));
  const lax = policy(rule({ enforcement: 'advise' }));
  expect(enforcementOf([central, division, lax])).toMatchObject({ value: 'warn', origin: { officeId: 'o0' } });
  expect(enforcementOf([central, strict, lax])).toMatchObject({ value: 'block', origin: { officeId: 'o1' } });
  expect(enforcementOf([central, policy(), lax])).toMatchObject({ value: 'warn', origin: { officeId: 'o0' } });
});

test('of two rules alike, the one that cannot be loosened holds its floor although the other says more', () => {
  const central = policy(
    rule({ id: 'floor', enforcement: 'warn', mayLoosen: false }),
    rule({ id: 'more', enforcement: 'block' }),
  );
  expect(enforcementOf([central]).value).toBe('block');
  expect(enforcementOf([central, policy(rule({ enforcement: 'advise' }))])).toMatchObject({
    value: 'warn',
    origin: { ruleId: 'floor' },
  });
});

test('a rule that says that nothing climbs is looser than any time to answer', () => {
  const soon = policy(rule({ answerWithin: 480 }));
  const never = policy(rule({ answerWithin: 'none' }));
  const within = (...policies: Policy[]) => judge(chainOf(...policies), circumstances()).answerWithin.value;
  expect(within(soon, never)).toBe(null);
  expect(within(policy(rule({ answerWithin: 480, mayLoosen: false })), never)).toBe(480);
  expect(within(never, policy(rule({ answerWithin: 2400 })))).toBe(2400);
});

const anyChain = fc.array(anyPolicy, { minLength: 1, maxLength: 4 });
const rankOf = (name: PartName, value: unknown) => (scales[name].rank as (value: unknown) => number)(value);

test('nobody passes a floor that an office above has set', () => {
  fc.assert(
    fc.property(anyChain, anyPolicy, anyCircumstances, (above, lowest, given) => {
      const floors = settleAll(chainOf(...above), given);
      const held = judge(chainOf(...above, lowest), given);
      for (const name of consequenceParts)
        expect(rankOf(name, held[name].value)).toBeGreaterThanOrEqual(rankOf(name, floors[name].floor.value));
    }),
  );
});

test('the order of the rules in a policy changes nothing', () => {
  fc.assert(
    fc.property(anyChain, anyCircumstances, (policies, given) => {
      const turned = policies.map((one) => ({ ...one, rules: one.rules.toReversed() }));
      expect(judge(chainOf(...turned), given)).toEqual(judge(chainOf(...policies), given));
    }),
  );
});

/** The policies with one rule saying more: blocking, waived by one further up, answered sooner, or not to be loosened. */
function tighten(policies: readonly Policy[], level: number, index: number, how: number): Policy[] {
  return policies.map((one, at) =>
    at !== level ? one : { ...one, rules: one.rules.map((each, n) => (n === index ? tighter(each) : each)) },
  );
  function tighter(one: Policy['rules'][number]) {
    const next = one.waivableBy && waivers[waivers.indexOf(one.waivableBy) + 1];
    if (how === 0) return { ...one, enforcement: one.enforcement && ('block' as const) };
    if (how === 1) return { ...one, waivableBy: next ?? one.waivableBy };
    if (how === 2) return { ...one, answerWithin: one.answerWithin && 60 };
    return { ...one, mayLoosen: false };
  }
}

test('saying more in any rule of any office makes nothing less for anybody below', () => {
  fc.assert(
    fc.property(anyChain, fc.nat(3), fc.nat(4), fc.nat(3), anyCircumstances, (policies, level, index, how, given) => {
      const before = judge(chainOf(...policies), given);
      const after = judge(chainOf(...tighten(policies, level, index, how)), given);
      for (const name of consequenceParts)
        expect(rankOf(name, after[name].value)).toBeGreaterThanOrEqual(rankOf(name, before[name].value));
    }),
    { numRuns: 500 },
  );
});
