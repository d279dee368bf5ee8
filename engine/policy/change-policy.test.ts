import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalPolicy } from './canonical-policy.ts';
import { changePolicy, emptyPolicy, type PolicyChange } from './change-policy.ts';
import { diffPolicies } from './diff-policies.ts';
import { judge } from './judge.ts';
import type { Policy } from './policy.ts';
import { presets } from './presets.ts';
import { anyCircumstances, anyPolicy, anyRule, chainOf, policy, rule } from './testing.ts';

const own = rule({ id: 'own', codes: ['schedule.lag'], enforcement: 'block' });

test('a preset takes the place of what was shipped and leaves the rules of the office', () => {
  const supportive = changePolicy(emptyPolicy, { part: 'preset', from: null, to: 'supportive' });
  expect(supportive).toEqual(canonicalPolicy(presets.supportive));
  const mine = changePolicy(supportive as Policy, { part: 'rule', ruleId: 'own', from: null, to: own });
  const controlling = changePolicy(mine as Policy, { part: 'preset', from: 'supportive', to: 'controlling' });
  expect(controlling).toEqual(canonicalPolicy({ ...presets.controlling, rules: [...presets.controlling.rules, own] }));
  const none = changePolicy(controlling as Policy, { part: 'preset', from: 'controlling', to: null });
  expect(none).toEqual({ ...emptyPolicy, rules: [own] });
});

test('a change whose author saw something else is refused', () => {
  const now = policy(own);
  expect(changePolicy(now, { part: 'rule', ruleId: 'own', from: null, to: null })).toBeUndefined();
  expect(
    changePolicy(now, { part: 'rule', ruleId: 'own', from: { ...own, enforcement: 'warn' }, to: null }),
  ).toBeUndefined();
  expect(changePolicy(now, { part: 'preset', from: 'supportive', to: 'controlling' })).toBeUndefined();
  expect(changePolicy(now, { part: 'waiverDays', from: 30, to: 60 })).toBeUndefined();
  expect(changePolicy(now, { part: 'rule', ruleId: 'own', from: own, to: null })).toEqual(emptyPolicy);
});

const anyEdits = fc.array(anyRule, { minLength: 1, maxLength: 6 }).map((rules): PolicyChange[] => [
  ...rules.map((to, index) => ({ part: 'rule' as const, ruleId: `new${index}`, from: null, to })),
  { part: 'waiverDays', from: null, to: 30 },
  { part: 'escalatesTo', from: null, to: 'sponsor' },
]); // biome-ignore format: a list

const applied = (start: Policy, edits: readonly PolicyChange[]) =>
  edits.reduce((now, edit) => changePolicy(now, edit) as Policy, start);

test('what holds in the end does not depend on the order of the edits', () => {
  const shuffled = anyEdits.chain((edits) =>
    fc.tuple(fc.constant(edits), fc.shuffledSubarray(edits, { minLength: edits.length })),
  );
  fc.assert(
    fc.property(anyPolicy, shuffled, anyCircumstances, (start, [edits, others], given) => {
      const [one, other] = [applied(start, edits), applied(start, others)];
      expect(other).toEqual(one);
      expect(judge(chainOf(other), given)).toEqual(judge(chainOf(one), given));
    }),
  );
});

test('the canonical form says the same, and is the same however it was stored', () => {
  fc.assert(
    fc.property(anyPolicy, anyCircumstances, (one, given) => {
      const canonical = canonicalPolicy(one);
      expect(judge(chainOf(canonical), given)).toEqual(judge(chainOf(one), given));
      expect(canonicalPolicy(canonical)).toEqual(canonical);
      expect(diffPolicies(one, canonical)).toEqual({ rules: [], settings: [] });
    }),
  );
});

test('a difference tells what came, went and changed, by part', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => rule({ id, enforcement: 'warn' }));
  if (!a || !b || !c) throw new Error('Three rules.');
  const changed = { ...b, enforcement: 'block', waivableBy: 'sponsor' } as const;
  const after = { ...policy(changed, c), type: 'controlling', waiverDays: 30 } as const;
  expect(diffPolicies(policy(b, a), after)).toEqual({
    rules: [
      { kind: 'removed', rule: a },
      { kind: 'changed', rule: changed, before: b, parts: ['enforcement', 'waivableBy'] },
      { kind: 'added', rule: c },
    ],
    settings: [
      { setting: 'type', from: null, to: 'controlling' },
      { setting: 'waiverDays', from: null, to: 30 },
    ],
  });
});

test('applying the difference of two policies to the one gives the other', () => {
  fc.assert(
    fc.property(anyPolicy, anyPolicy, (one, other) => {
      const edits = diffPolicies(one, other).rules.map(
        (difference): PolicyChange => ({
          part: 'rule',
          ruleId: difference.rule.id,
          from:
            difference.kind === 'changed' ? difference.before : difference.kind === 'removed' ? difference.rule : null,
          to: difference.kind === 'removed' ? null : difference.rule,
        }),
      );
      expect(applied(one, edits).rules).toEqual(canonicalPolicy(other).rules);
    }),
  );
});
