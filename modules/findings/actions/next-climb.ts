import type { Call } from '#platform/server';
import type { DecisionRow, StepRow } from '../decision-tables.ts';
import { selectLastStep, selectQuestionsOf } from '../queries/decisions.ts';
import { type LadderPlace, type Rung, rungAfter } from './ladder.ts';

/** Who has an escalation, and who has it next, if nobody answers by the instant at which it climbs. */
export interface NextClimb {
  readonly step: StepRow;
  /** Undefined at the end of the ladder. */
  readonly next: Rung | undefined;
}

/**
 * How what an open question is about climbs: the question itself, or the first that climbs of those that are open about
 * the same findings. Undefined where nothing climbs.
 */
export async function nextClimb({ tx }: Call, row: DecisionRow, place: LadderPlace): Promise<NextClimb | undefined> {
  const open = row.kind === 'escalation' ? [row] : await openAbout(tx, row.finding_ids);
  const [first] = open.toSorted((a, b) => ((a.due_at ?? '~') < (b.due_at ?? '~') ? -1 : 1));
  const step = first && (await selectLastStep(tx, first.id));
  return step && { step, next: step.climbs_at === null ? undefined : await rungAfter(tx, place, step) };
}

async function openAbout(tx: Call['tx'], findingIds: readonly string[]): Promise<DecisionRow[]> {
  const asked = findingIds.length ? await selectQuestionsOf(tx, 'escalation', findingIds) : [];
  return asked.filter(({ state }) => state === 'open');
}
