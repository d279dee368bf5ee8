import { useFormat, useWords } from '#platform/web';
import { isFound, type Scenario } from './selection.ts';
import { useTitles } from './use-titles.ts';
import { type Told, useTold } from './use-told.ts';

interface ScenarioLead {
  /** How much of which budget buys what value, how far off that may be, what it costs and what of it lapses. */
  readonly headline: string;
  /** What keeps the next one out, and as of when the figures are; empty without an answer. */
  readonly more: string;
}

/** What a scenario comes to, in sentences. */
export function useScenarioLead(of: Scenario): ScenarioLead {
  const t = useWords('selection');
  const format = useFormat();
  const told = useTold(of);
  const { note } = useTitles(of);
  const { answer, candidates, name } = of;
  const alone = (headline: string) => ({ headline, more: '' });
  if (!answer) return alone(t('lead.new', { name, count: candidates.filter(({ hasFigures }) => hasFigures).length }));
  if (answer.status === 'unknown') return alone(t('lead.unknown'));
  if (!isFound(answer)) return alone(`${t('lead.infeasible')} ${conflictText(of, told, t)}`);
  const { lines, value, bound, gapPercent, status } = answer;
  const parameters = {
    count: lines.filter(({ isIn }) => isIn).length,
    all: lines.length,
    value: told.value(value),
    cost: told.money(answer.costMinor),
    whole: told.money(of.wholeCostMinor),
    until: format.date(answer.periodDays.at(-1)?.lastOn ?? ''),
    budget: told.money(of.budgetMinor ?? 0),
    gap: format.number(gapPercent ?? 100, 1),
    bound: told.value(bound ?? value),
  };
  const first = t(of.budgetMinor === null ? 'lead.free' : 'lead.chosen', parameters);
  const sure = t(status === 'optimal' ? 'lead.proven' : gapPercent === null ? 'lead.found' : 'lead.gap', parameters);
  const isWhole = of.wholeCostMinor === null || of.wholeCostMinor === answer.costMinor;
  const cost = t(isWhole ? 'lead.costs' : 'lead.costsInAll', parameters);
  const { lapse } = of;
  const lapses = lapse ? t(lapse.leftMinor > 0 ? 'lead.lapses' : 'lead.lapsesNone', { on: format.date(lapse.on), used: told.money(lapse.mostMinor - lapse.leftMinor), most: told.money(lapse.mostMinor), left: told.money(lapse.leftMinor) }) : ''; // biome-ignore format: one line
  // people and money have no common measure: money first
  const nearest = lines.flatMap((line) => line.ways.map((way) => ({ line, way }))).filter(({ way, line }) => way.kind !== 'forced' && line.kind === 'proposal').toSorted((a, b) => Number(a.way.kind === 'skill') - Number(b.way.kind === 'skill') || a.way.total - b.way.total)[0]; // biome-ignore format: one line
  const { line: next, way } = nearest ?? {};
  const out = next && way ? t(way.kind === 'money' ? 'lead.nextMoney' : 'lead.next', { name: next.name, more: told.amount(way.kind, way.total), of: told.limit(way.kind, way.skill) }) : ''; // biome-ignore format: one line
  const stopped = lines.filter(({ isStopped }) => isStopped).map((line) => line.name);
  const stops = stopped.length ? t('lead.stops', { names: stopped.join(', ') }) : '';
  const unranked = answer.unranked.length ? t('lead.unranked', { count: answer.unranked.length }) : '';
  const text = (...sentences: readonly string[]) => sentences.filter(Boolean).join(' ');
  return { headline: text(first, sure, stops, cost, lapses), more: text(out, unranked, note) };
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
