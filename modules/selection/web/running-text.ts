import type { useWords } from '#platform/web';
import type { Scenario } from './selection.ts';
import type { Told } from './use-told.ts';

type Running = Scenario['running'][number];

/** What a project of the choice still costs, is worth and takes to leave: as typed here, else as its own page says. */
export function runningText({ known, ...typed }: Running, told: Told, t: ReturnType<typeof useWords>): string {
  if (!known) return t('running.over');
  const of = (own: number | null, there: number | null) => {
    if (own !== null) return t('running.typed', { amount: told.money(own) });
    return there === null ? t('running.unknown') : told.money(there);
  };
  const { costToGoMinor, valueToGoMinor, exitCostMinor } = typed;
  const line = t('running.line', {
    cost: of(costToGoMinor, known.costMinor),
    value: of(valueToGoMinor, known.valueMinor),
    exit: of(exitCostMinor, known.exitMinor),
    committed: told.money(known.committedMinor),
  });
  const isKnown = (costToGoMinor ?? known.costMinor) !== null && (valueToGoMinor ?? known.valueMinor) !== null;
  return isKnown ? line : `${line} ${t('running.goesOn')}`;
}
