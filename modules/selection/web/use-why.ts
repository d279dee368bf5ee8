import { useMemo } from 'react';
import { useWords } from '#platform/web';
import type { Line, Scenario, Way } from './selection.ts';
import { type Told, useTold } from './use-told.ts';

/** Why an investment is in or out, in words. */
export function useWhy(of: Scenario) {
  const t = useWords('selection');
  const told = useTold(of);
  return useMemo(() => {
    const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).join(', ');
    const way = ({ kind, skill, total, byPeriod }: Way) => {
      if (kind === 'forced') return t('way.forced');
      const periods = byPeriod.map(({ period }) => told.period(period)).join(', ');
      return t(kind === 'skill' ? 'way.people' : 'way.money', { more: told.amount(kind, total), of: told.limit(kind, skill), periods }); // biome-ignore format: one line
    };
    const short = (line: Line): string => {
      const { kind, isIn, isStopped, isExplained, isProven, ruleReason, valueSlack, valueLost, value, ways, leaves } =
        line;
      if (isIn && ruleReason !== null) return t('why.mandatory', { reason: ruleReason });
      if (!isIn && ruleReason !== null) return t('why.forbidden', { reason: ruleReason });
      if (isIn && kind === 'project' && (value === null || line.costMinor === null)) return t('why.goesOn');
      if (isStopped && valueLost === null) return t('why.stoppedAlone');
      if (isStopped) return stoppedText(line, told, names, t);
      if (!isExplained) return t('why.notYet');
      if (isIn)
        return valueSlack === null
          ? t(isProven ? 'why.needed' : 'why.notFound')
          : t('why.couldLose', { value: told.value(valueSlack) });
      if (value !== null && value < 0) return t('why.loss');
      const [first] = ways;
      if (first && first.kind !== 'forced') return t(first.kind === 'money' ? 'why.shortMoney' : 'why.short', { more: told.amount(first.kind, first.total), of: told.limit(first.kind, first.skill) }); // biome-ignore format: one line
      if (valueLost === null) return t('why.impossible');
      const lost = { value: told.value(valueLost), names: names(leaves) };
      return t(leaves.length ? 'why.belowFor' : 'why.below', lost);
    };
    return { short, way, names };
  }, [t, told]);
}

/** By how much going on is worth less than stopping in itself, and what it would take from the rest of the choice. */
function stoppedText(
  { valueLost, value, goingOnValue, leaves }: Line,
  told: Told,
  names: (all: Line['leaves']) => string,
  t: ReturnType<typeof useWords>,
): string {
  const whole = valueLost ?? 0;
  if (value === null || goingOnValue === null) return t('why.stoppedWhole', { value: told.value(whole) });
  const own = value - goingOnValue;
  const rest = whole - own;
  const parts = { own: told.value(Math.abs(own)), rest: told.value(rest), names: names(leaves) };
  if (rest <= 0) return t('why.stopped', parts);
  if (own < 0) return t(leaves.length ? 'why.stoppedMoreDisplaces' : 'why.stoppedMoreMoves', parts);
  return t(leaves.length ? 'why.stoppedDisplaces' : 'why.stoppedMoves', parts);
}
