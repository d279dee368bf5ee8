import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import type { ToGoRow } from './continuation.ts';
import { continuationsLead, isAtMost, knownFigure, verdictKey, whyUnknown } from './verdict.ts';

const words = createWords('en', { continuation: en });
const t: Parameters<typeof continuationsLead>[2] = (key, parameters) => words.text(`continuation.${key}`, parameters);
const row = (name: string, verdict: 'cancel' | 'continue' | null) => ({ name, verdict, freedMinor: 5 });
const lead = (...rows: ReturnType<typeof row>[]) => continuationsLead(rows, (minor) => `£${minor}`, t);

test('the lead tells of how many projects nothing can be said', () => {
  const depots = row('Smart Depots', 'cancel');
  const unknown = [row('Skarn Tunnel', null), row('Larch Rail', null)];
  expect(lead(depots, row('Halm Bridge', 'continue'), ...unknown)).toBe(
    'Smart Depots costs more to finish than it will bring: cancelling it frees £5. Two projects lack the figures to tell.',
  );
  expect(lead(depots)).not.toContain('lack');
  expect(lead(row('Halm Bridge', 'continue'), row('Larch Rail', null))).toContain(
    'One project lacks the figures to tell.',
  );
  expect(lead(...unknown)).toBe(t('lead.unknown'));
});

test('a row without a verdict says what is missing', () => {
  expect(t(verdictKey({ verdict: null, unknown: 'value' }))).toBe('Not known: no benefits on record');
  expect(t(verdictKey({ verdict: 'cancel', unknown: null }))).toBe('Cancel');
});

test('by how much continuing is worth more is told where both are known, and what is freed is at most that where leaving has no price', () => {
  const row = {
    unknown: null,
    continueMinor: -300,
    cancelMinor: -50,
    exitMinor: null,
    committedMinor: null,
  } as ToGoRow;
  expect(knownFigure(row, 'gain')).toBe(-250);
  expect(knownFigure({ ...row, unknown: 'value' }, 'gain')).toBeNull();
  expect([isAtMost(row), isAtMost({ ...row, exitMinor: 0 })]).toEqual([true, false]);
});

test('what is known is told where the verdict is not, and what nobody recorded is no zero', () => {
  const row = {
    unknown: 'value',
    costMinor: 5,
    valueMinor: 0,
    exitMinor: null,
    committedMinor: 2,
    freedMinor: 3,
  } as ToGoRow;
  const figures = (['cost', 'value', 'exit', 'committed', 'freed', 'pause'] as const).map((one) =>
    knownFigure(row, one),
  );
  expect(figures).toEqual([5, null, null, 2, 3, null]);
  expect([t(whyUnknown(row, 'exit')), t(whyUnknown(row, 'value'))]).toEqual([
    'No exit cost is on record.',
    'Not known: no benefits on record',
  ]);
});
