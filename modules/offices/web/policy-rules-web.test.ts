import { describe, expect, test } from 'vitest';
import { changePolicy, emptyPolicy, presets, shippedThresholds } from '#engine';
import { newRule, ruleChange, ruleChoices, ruleText, writtenRule } from './policy-rule-edit.ts';
import { byTier, readThresholds, thresholdValues } from './policy-thresholds.ts';

describe('a rule in its form', () => {
  test('is the same rule when nothing is changed, whichever rule it is', () => {
    for (const rule of Object.values(presets).flatMap(({ rules }) => rules))
      expect(writtenRule(rule.id, ruleText(rule), ruleChoices(rule))).toEqual(rule);
  });

  test('begins with a name that no other has, says nothing, and is open everywhere', () => {
    const first = newRule(emptyPolicy, ['schedule.*']);
    expect(first).toMatchObject({ id: 'rule-1', codes: ['schedule.*'], severities: null, mayLoosen: true });
    expect(newRule({ ...emptyPolicy, rules: [first] }, ['*']).id).toBe('rule-2');
  });

  test('is written, changed and taken away as one change each, with what its author saw', () => {
    const rule = newRule(emptyPolicy, ['schedule.*']);
    const locked = writtenRule(
      rule.id,
      { ...ruleText(rule), enforcement: 'block', answerWithin: '480' },
      { ...ruleChoices(rule), actions: ['set-baseline'], mayLoosen: false },
    );
    const added = changePolicy(emptyPolicy, ruleChange(emptyPolicy, rule.id, locked));
    expect(added?.rules).toEqual([
      { ...rule, enforcement: 'block', answerWithin: 480, actions: ['set-baseline'], mayLoosen: false },
    ]);
    if (!added) throw new Error('The change fits.');
    expect(changePolicy(added, ruleChange(added, rule.id, null))).toEqual(emptyPolicy);
    expect(changePolicy(added, ruleChange(emptyPolicy, rule.id, null))).toBeUndefined();
  });
});

describe('tiers in their form', () => {
  test('are the same when nothing is changed, in a currency with or without minor units', () => {
    expect(thresholdValues(shippedThresholds, 100)).toMatchObject({
      'standard.budgetMinor': '250000',
      'major.risk': 'high',
    });
    for (const units of [1, 100])
      expect(readThresholds(thresholdValues(shippedThresholds, units), units)).toEqual(shippedThresholds);
  });

  test('left empty are as the offices above have them', () => {
    expect(thresholdValues(null, 100)).toEqual({});
    expect(readThresholds({ 'standard.budgetMinor': ' ', 'major.risk': '' }, 100)).toBeNull();
    expect(readThresholds({ 'major.durationDays': '120' }, 100)).toEqual([
      { tier: 'major', budgetMinor: null, durationDays: 120, risk: null, strategicWeight: null },
    ]);
  });

  test('written in several lines are told as one: the least of each fact is reached first', () => {
    const line = { tier: 'major' as const, budgetMinor: null, durationDays: null, risk: null, strategicWeight: null };
    expect(
      byTier([
        { ...line, durationDays: 200 },
        { ...line, durationDays: 90, risk: 'high' },
        { ...line, risk: 'medium' },
      ]),
    ).toEqual([{ ...line, durationDays: 90, risk: 'medium' }]);
  });
});
