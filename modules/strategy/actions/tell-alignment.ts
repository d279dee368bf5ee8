import type { Alignment, Message, Parameter } from '#engine';
import type { ProjectRow } from '#modules/projects/actions/read-projects';
import type { Strategy } from './load-strategy.ts';

interface Told {
  readonly strategy: Strategy;
  readonly projects: readonly ProjectRow[];
  readonly alignment: Alignment;
  readonly currencyCode: string;
}

/** A gap between weight and money is worth a sentence from so many points on. */
const widestUntold = 10;

/** What matters most about how far the money serves the strategy, in one or two sentences. */
export function tellAlignment({ strategy, projects, alignment, currencyCode }: Told): Message[] {
  if (!strategy.objectives.length) return [{ key: 'strategy.lead.none', parameters: {} }];
  if (!projects.length) return [{ key: 'strategy.lead.noProjects', parameters: { count: strategy.objectives.length } }];
  const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode });
  const unaligned = alignment.investments
    .flatMap(({ id, isUnaligned }) => (isUnaligned ? (projects.find((project) => project.id === id) ?? []) : []))
    .toSorted((a, b) => (b.budget_minor ?? 0) - (a.budget_minor ?? 0));
  const [largest] = unaligned;
  const first: Message = largest
    ? {
        // of projects without a budget nobody knows what serves nothing: a sum of 0 would sound as if it were little
        key: alignment.unalignedMinor > 0 ? 'strategy.lead.unaligned' : 'strategy.lead.unalignedUnknown',
        parameters: {
          amount: money(alignment.unalignedMinor),
          total: money(alignment.totalMinor),
          count: unaligned.length,
          project: { kind: 'record', record: { kind: 'project', id: largest.id }, name: largest.name },
        },
      }
    : {
        key: alignment.totalMinor > 0 ? 'strategy.lead.aligned' : 'strategy.lead.alignedUnknown',
        parameters: { total: money(alignment.totalMinor), count: projects.length },
      };
  const missing = unserved(strategy, alignment);
  return [first, ...(missing.length ? missing : widestGap(strategy, alignment))];
}

/** The heaviest of the objectives that nothing serves. */
function unserved({ objectives }: Strategy, alignment: Alignment): Message[] {
  const all = alignment.objectives.filter(({ investments }) => investments === 0);
  const [heaviest] = all.toSorted((a, b) => b.sharePercent - a.sharePercent);
  const name = objectives.find(({ id }) => id === heaviest?.id)?.name;
  if (!heaviest || name === undefined) return [];
  const objective = { kind: 'record' as const, record: { kind: 'objective', id: heaviest.id }, name };
  const share = { kind: 'percent' as const, percent: Math.round(heaviest.sharePercent) };
  return [{ key: 'strategy.lead.unserved', parameters: { objective, share, count: all.length } }];
}

/** The objective that gets the least of the money for its weight. */
function widestGap({ objectives }: Strategy, alignment: Alignment): Message[] {
  const aligned = alignment.totalMinor - alignment.unalignedMinor;
  if (aligned <= 0) return [];
  const gaps = alignment.objectives
    .map(({ id, sharePercent, amountMinor }) => {
      const moneyPercent = (amountMinor / aligned) * 100;
      return { id, sharePercent, moneyPercent, gap: sharePercent - moneyPercent };
    })
    .toSorted((a, b) => b.gap - a.gap);
  const [widest] = gaps;
  const name = objectives.find(({ id }) => id === widest?.id)?.name;
  if (!widest || name === undefined || widest.gap < widestUntold) return [];
  const percent = (value: number): Parameter => ({ kind: 'percent', percent: Math.round(value) });
  return [
    {
      key: 'strategy.lead.gap',
      parameters: {
        objective: { kind: 'record', record: { kind: 'objective', id: widest.id }, name },
        share: percent(widest.sharePercent),
        money: percent(widest.moneyPercent),
      },
    },
  ];
}
