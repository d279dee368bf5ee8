import { expect, test } from 'vitest';
import { catalogue } from '../quality/catalogue.ts';
import { judge } from './judge.ts';
import { actions, enforcements, type PmoType, phases, pmoTypes, tiers } from './policy.ts';
import { presetRuleIds, presets } from './presets.ts';
import { consequenceParts, scales } from './scales.ts';
import { chainOf, circumstances } from './testing.ts';

const acts = ['set-baseline', 'start-phase', 'close-project'] as const;
const said = (type: PmoType, given: Parameters<typeof circumstances>[0]) =>
  judge(chainOf(presets[type]), circumstances(given));

/** The acts that a finding of this code and severity ends. */
const blocked = (type: PmoType, code: string, severity: 'minor' | 'major' | 'critical' = 'major') =>
  acts.filter((action) => said(type, { code, severity, action }).enforcement.value === 'block');

test('a supportive office never blocks, and nothing climbs beyond the programme', () => {
  for (const code of [...Object.keys(catalogue), 'governance.no-sponsor', 'closing.open-tasks'])
    for (const severity of ['minor', 'major', 'critical'] as const)
      expect(blocked('supportive', code, severity)).toEqual([]);
  expect(presets.supportive.escalatesTo).toBe('programme-manager');
});

// one line a family, as the presets are meant
test.each([
  ['governance.no-sponsor', ['set-baseline', 'start-phase', 'close-project']],
  ['roles.no-manager', ['set-baseline', 'start-phase', 'close-project']],
  ['data.empty-plan', ['set-baseline', 'start-phase', 'close-project']],
  ['schedule.missing-predecessor', ['set-baseline', 'start-phase']],
  ['schedule.missed-tasks', []],
  ['baseline.no-baseline', ['start-phase']],
  ['baseline.tasks-late', []],
  ['stale.no-progress', ['start-phase', 'close-project']],
  ['closing.open-tasks', ['close-project']],
  ['progress.late-start', []],
])('a controlling office lets a major %s end %j, a directive one too', (code, ends) => {
  expect(blocked('controlling', code)).toEqual(ends);
  expect(blocked('directive', code)).toEqual(ends);
  expect(blocked('controlling', code, 'minor')).toEqual([]);
});

test('a baseline that would move what was promised past the tolerance is for the office to approve, but for a supportive one', () => {
  for (const type of ['controlling', 'directive'] as const) {
    expect(blocked(type, 'baseline.finish-late', 'critical')).toContain('set-baseline');
    const given = { code: 'baseline.finish-late', severity: 'critical', action: 'set-baseline' } as const;
    expect(said(type, given).waivableBy.value).toBe('pmo-lead');
    expect(blocked(type, 'baseline.finish-late', 'minor')).toEqual([]);
  }
  expect(blocked('supportive', 'baseline.finish-late', 'critical')).toEqual([]);
});

test('a directive office says at least as much as a controlling one, and that as a supportive one', () => {
  const all = Object.keys(catalogue).flatMap((code) =>
    (['info', 'minor', 'major', 'critical'] as const).flatMap((severity) =>
      actions.flatMap((action) =>
        tiers.flatMap((tier) => phases.map((phase) => ({ code, severity, action, tier, phase }))),
      ),
    ),
  );
  for (const given of all) {
    const [supportive, controlling, directive] = pmoTypes.map((type) => said(type, given));
    for (const name of consequenceParts) {
      const rank = scales[name].rank as (value: unknown) => number;
      const ranks = [supportive, controlling, directive].map((one) => rank(one?.[name].value));
      expect(ranks, `${name} of ${JSON.stringify(given)}`).toEqual(ranks.toSorted((a, b) => a - b));
    }
  }
});

test('an office below cannot let go of what a controlling office blocks', () => {
  const below = judge(chainOf(presets.controlling, presets.supportive), circumstances());
  expect(below.enforcement).toMatchObject({ value: 'block', origin: { officeId: 'o0' } });
  expect(enforcements.at(-1)).toBe('block');
});

test('the rules of all presets have ids of their own', () => {
  expect(presetRuleIds.size).toBe(Object.values(presets).flatMap(({ rules }) => rules).length);
});
