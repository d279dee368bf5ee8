import type { Message, Parameter } from '../kernel/finding.ts';
import { type DimensionStatus, overallOf } from './dimensions.ts';

/**
 * The sentences that state a project's case, begun with the dimension that its status is computed from where that is
 * another than the schedule, of which they tell otherwise.
 */
export function headlineOf(
  told: readonly Message[],
  judged: readonly DimensionStatus[],
  project: Parameter,
): readonly Message[] {
  const { status, by } = overallOf(judged.map(({ dimension, computed }) => ({ dimension, status: computed })));
  const found = judged.find(({ dimension }) => dimension === by);
  if (!found || by === null || by === 'schedule') return told;
  const lead: Message = {
    key: `reporting.narrative.headline.${by}.${status}`,
    parameters: { project, ...found.rule.parameters },
  };
  return [lead, ...told.map(calm)];
}

/** That nothing needs anybody is not so any more. */
const calm = (sentence: Message): Message =>
  sentence.key === 'reporting.narrative.headline.nothing'
    ? { ...sentence, key: 'reporting.narrative.headline.kept' }
    : sentence;
