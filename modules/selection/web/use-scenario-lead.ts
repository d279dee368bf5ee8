import { useFormat, useWords } from '#platform/web';
import { isFound, type Scenario } from './selection.ts';
import { type Told, useTold } from './use-told.ts';

/** How much of which budget buys what value, how far off that may be, and what keeps the next one out. */
export function useScenarioLead(of: Scenario): string {
  const t = useWords('selection');
  const format = useFormat();
  const told = useTold(of);
  const { answer, candidates, name } = of;
  if (!answer) return t('lead.new', { name, count: candidates.filter(({ hasFigures }) => hasFigures).length });
  if (answer.status === 'unknown') return t('lead.unknown');
  if (!isFound(answer)) return `${t('lead.infeasible')} ${conflictText(of, told, t)}`;
  const { lines, value, bound, gapPercent, status } = answer;
  const parameters = {
    count: lines.filter(({ isIn }) => isIn).length,
    all: lines.length,
    value: told.value(value),
    cost: told.money(answer.costMinor),
    budget: told.money(of.budgetMinor ?? 0),
    gap: format.number(gapPercent ?? 100, 1),
    bound: told.value(bound ?? value),
  };
  const first = t(of.budgetMinor === null ? 'lead.free' : 'lead.chosen', parameters);
  const sure = t(status === 'optimal' ? 'lead.proven' : gapPercent === null ? 'lead.found' : 'lead.gap', parameters);
  // people and money have no common measure: money first
  const nearest = lines.flatMap((line) => line.ways.map((way) => ({ line, way }))).filter(({ way, line }) => way.kind !== 'forced' && line.kind === 'proposal').toSorted((a, b) => Number(a.way.kind === 'skill') - Number(b.way.kind === 'skill') || a.way.total - b.way.total)[0]; // biome-ignore format: one line
  const { line: next, way } = nearest ?? {};
  const out = next && way ? t(way.kind === 'money' ? 'lead.nextMoney' : 'lead.next', { name: next.name, more: told.amount(way.kind, way.total), of: told.limit(way.kind, way.skill) }) : ''; // biome-ignore format: one line
  const stopped = lines.filter(({ isStopped }) => isStopped).map((line) => line.name);
  const stops = stopped.length ? t('lead.stops', { names: stopped.join(', ') }) : '';
  const unranked = answer.unranked.length ? t('lead.unranked', { count: answer.unranked.length }) : '';
  return [first, sure, stops, out, unranked].filter(Boolean).join(' ');
}

/** The rules that cannot all be kept, in words. */
function conflictText({ answer }: Scenario, told: Told, t: ReturnType<typeof useWords>): string {
  const rules = (answer?.conflict ?? []).map(({ kind, names, budget, period, needed, available, reason }) => {
    const [first = '', second = ''] = names;
    const at = period === null ? '' : told.period(period);
    const amount = (of: number | null) => told.amount(kind === 'capacity' ? 'skill' : 'money', of ?? 0);
    return t(`conflict.${kind}`, {
      name: kind === 'budget' ? told.limit(budget ?? 'money', '') : kind === 'capacity' ? told.limit('skill', first) : first,
      other: second,
      names: names.join(', '),
      period: at,
      needed: amount(needed),
      available: amount(available),
      reason: reason ?? '',
    }); // biome-ignore format: one call
  });
  return rules.join(' ');
}
