import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import { continuationsLead, verdictKey } from './verdict.ts';

const words = createWords('en', { continuation: en });
const t: Parameters<typeof continuationsLead>[2] = (key, parameters) => words.text(`continuation.${key}`, parameters);
const row = (name: string, verdict: 'cancel' | 'continue' | null) => ({ name, verdict, freedMinor: 5 });
const lead = (...rows: ReturnType<typeof row>[]) => continuationsLead(rows, (minor) => `£${minor}`, t);

test('the lead tells of how many projects nothing can be said', () => {
  const depots = row('Smart Depots', 'cancel');
  const unknown = [row('Skarn Tunnel', null), row('Larch Rail', null)];
  expect(lead(depots, row('Halm Bridge', 'continue'), ...unknown)).toBe(
    'Smart Depots has less value to go than cost to go: stopping it frees £5. Of two projects it is not known.',
  );
  expect(lead(depots)).not.toContain('not known');
  expect(lead(row('Halm Bridge', 'continue'), row('Larch Rail', null))).toContain('Of one project it is not known.');
  expect(lead(...unknown)).toBe(t('lead.unknown'));
});

test('a row without a verdict says what is missing', () => {
  expect(t(verdictKey({ verdict: null, unknown: 'value' }))).toBe('Not known: its benefits are not recorded');
  expect(t(verdictKey({ verdict: 'cancel', unknown: null }))).toBe('Cancel');
});
