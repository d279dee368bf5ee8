import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import { isTooEarly, nextActLead } from './next-act-lead.ts';
import type { Act } from './projects.ts';

const words = createWords('en', { projects: en });
const t: Parameters<typeof nextActLead>[3] = (key, parameters) => words.text(`projects.${key}`, parameters);
const closing: Act = { action: 'start-phase', phase: 'close', inTheWay: [] };
const lead = (completed: number, act = closing, acts = [act]) =>
  nextActLead('Till Renewal', act, { phase: 'deliver', work: { tasks: 11, completed }, acts }, t);
const baseline = (...enforcements: string[]) =>
  ({
    action: 'set-baseline',
    phase: null,
    inTheWay: enforcements.map((enforcement) => ({ consequence: { enforcement } })),
  }) as unknown as Act;

test('a project whose work is open is told that closing is not due, and what stands before a new baseline', () => {
  expect(lead(4)).toBe('7 of 11 tasks are open; closing is not due.');
  expect(lead(10)).toBe('1 of 11 tasks is open; closing is not due.');
  expect(lead(0)).toBe('All 11 tasks are open; closing is not due.');
  expect(lead(4, closing, [baseline('warn', 'warn'), closing])).toBe(
    '7 of 11 tasks are open; closing is not due. Two warnings stand before a new baseline.',
  );
  expect(lead(4, closing, [baseline('warn', 'block'), closing])).toBe(
    '7 of 11 tasks are open; closing is not due. One finding blocks a new baseline.',
  );
  expect(lead(11)).toBe('Till Renewal may start closing; nothing is in the way.');
  expect(lead(4, { ...closing, phase: 'deliver' })).toBe('Till Renewal may start delivery; nothing is in the way.');
});

test('closing is what comes next only once the work of the plan is done', () => {
  const close = { action: 'close-project', phase: null } as const;
  const work = (completed: number) => ({ tasks: 11, completed });
  expect([isTooEarly(closing, work(10)), isTooEarly(close, work(10))]).toEqual([true, true]);
  expect([isTooEarly(closing, work(11)), isTooEarly(close, null)]).toEqual([false, false]);
  expect(isTooEarly({ action: 'start-phase', phase: 'deliver' }, work(0))).toBe(false);
});
