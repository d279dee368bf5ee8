import { type DatedAmount, evenlyByMonth, monthsAhead, ticksPerDay } from '#engine';
import type { ProjectToGo } from '#modules/continuation/actions/load-to-go';
import type { Candidate, CandidateWay, Demand, Spending, Unknown } from './candidates.ts';
import type { RunningRow } from './tables.ts';

interface Under {
  readonly demands: readonly Demand[];
  readonly today: number;
  /** Of the scenario: what stopping costs is not due before it, and what all is worth is worth then. */
  readonly firstDay: number;
  readonly ratePercent: number;
}

/**
 * The ways of a project under way, by what its own page says is still to come (0081), or the scenario where somebody typed
 * that. To go on draws on the limits by what it still costs when that is due, and on people as its plan asks for them; to
 * stop by the exit and by what is due all the same. It is stopped only where both its cost and its worth are known; what
 * was spent counts for nothing.
 */
export function goOnOrStop(
  { project: { id }, left, figures }: Pick<ProjectToGo, 'project' | 'left' | 'figures'>,
  row: Pick<RunningRow, 'cost_to_go_minor' | 'value_to_go_minor' | 'exit_cost_minor'> | undefined,
  { demands, today, firstDay, ratePercent }: Under,
): Pick<Candidate, 'ways' | 'unknown'> {
  const { due } = figures;
  // a scenario begins with the evening before its first day
  const later = (1 + ratePercent / 100) ** (monthsAhead(today, firstDay - 1) / 12);
  // what is typed is meant by the scenario's time, what its page says is worth that today
  const then = (minor: number) => Math.round(minor * later);
  const typed = row?.cost_to_go_minor ?? null;
  const cost = typed ?? (figures.isCostKnown ? then(figures.costMinor) : null);
  const worth = row?.value_to_go_minor ?? (figures.isValueKnown ? then(figures.valueMinor) : null);
  const exit = row?.exit_cost_minor ?? then(figures.exitMinor);
  const finish = left?.finish == null ? today : Math.floor(left.finish / ticksPerDay);
  const unknown: Unknown[] = [...(cost === null ? ['cost' as const] : []), ...(worth === null ? ['value' as const] : [])]; // biome-ignore format: one line
  const of = (valueMinor: number) => ({ valueMinor, valueRange: [valueMinor, valueMinor] as const, costPercent: [100, 100] as const, name: '' }); // biome-ignore format: one line
  // nobody has said which of it is capital, so all counts as operating cost
  const opex = (amounts: readonly DatedAmount[]): Spending[] => amounts.map((one) => ({ ...one, kind: 'opex' }));
  const goOn: CandidateWay = {
    ...of(unknown.length ? 0 : (worth ?? 0) - (cost ?? 0)),
    ...{ id: `${id}:continue`, kind: 'continue', demands },
    spending: opex(typed === null ? due.cost : evenlyByMonth(typed, today, finish)),
  };
  if (unknown.length) return { ways: [goOn], unknown };
  const exits = row?.exit_cost_minor == null ? due.exit : [{ day: today, minor: exit }];
  const committed = Math.min(then(figures.committedMinor), cost ?? 0);
  const stop: CandidateWay = {
    ...of(0 - committed - exit),
    ...{ id: `${id}:stop`, kind: 'stop', demands: [] },
    spending: opex([...exits.map(({ day, minor }) => ({ day: Math.max(day, firstDay), minor })), ...due.committed]),
  };
  return { ways: [goOn, stop], unknown };
}
