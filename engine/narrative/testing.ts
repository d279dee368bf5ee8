import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createWords } from '#platform/words';
import type { Message } from '../kernel/finding.ts';
import type { ScheduleInput } from '../kernel/plan.ts';
import { checkPlan } from '../quality/check-plan.ts';
import type { QualityContext } from '../quality/plan-view.ts';
import { againstBaseline, chain, day, withProject } from '../quality/testing.ts';
import { schedule } from '../schedule/schedule.ts';
import { at } from '../schedule/testing.ts';
import { tellProject } from './tell-project.ts';

const wordsOf = (module: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../../modules/${module}/words/en.json`), 'utf8'));
const files = { plans: wordsOf('plans'), reporting: wordsOf('reporting') };
export const words = createWords('en-GB', files, { today: '2026-01-05' });
export const read = (messages: readonly Message[]) =>
  messages.map(({ key, parameters }) => words.text(key, parameters));

export function tell(plan: ScheduleInput, context: QualityContext = againstBaseline) {
  const result = schedule(plan);
  return tellProject(plan, result, context, checkPlan(plan, result, context), 'Warehouse Link');
}

export const baseline = (start: string, finish: string, days: number) => ({
  baselines: [
    { number: 0, start: at(start), finish: at(finish), durationTicks: days * day, workTicks: null, costMinor: null },
  ],
});
/** Build 5 days, rig 10 days, go-live: planned to end on Friday 23 January. */
export const rig = (buildDays: number, rigDays: number) =>
  withProject(
    chain([
      { name: 'Build', durationTicks: buildDays * day, ...baseline('2026-01-05T08:00', '2026-01-09T17:00', 5) },
      { name: 'Rig', durationTicks: rigDays * day, ...baseline('2026-01-12T08:00', '2026-01-23T17:00', 10) },
      { name: 'Go-live', durationTicks: 0, ...baseline('2026-01-23T17:00', '2026-01-23T17:00', 0) },
    ]),
    { statusDate: at('2026-01-05T08:00') },
  );
