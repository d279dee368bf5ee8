import type { Message, Parameter, Swap } from '#engine';
import type { LoadedPriorities } from './load-priorities.ts';

/** What matters most about the order: who leads, how safely, and who waits to be assessed. */
export function tellPriorities({ scales, ranking, investments }: LoadedPriorities, swaps: readonly Swap[]): Message[] {
  if (!scales.criteria.length && scales.method !== 'wsjf') return [{ key: 'priorities.lead.none', parameters: {} }];
  const placed = ranking.investments.filter(({ score }) => score !== null);
  const waiting = ranking.investments.length - placed.length;
  const named = (id: string | undefined): Parameter => {
    const { kind = 'project', name = '' } = investments.get(id ?? '') ?? {};
    return { kind: 'record', record: { kind, id: id ?? '' }, name };
  };
  const unassessed: Message[] = waiting ? [{ key: 'priorities.lead.waiting', parameters: { count: waiting } }] : [];
  const [first, second] = placed.toSorted((a, b) => (a.computedPlace ?? 0) - (b.computedPlace ?? 0));
  if (!first) return [{ key: 'priorities.lead.unassessed', parameters: { count: waiting } }];
  if (!second) return [{ key: 'priorities.lead.one', parameters: { first: named(first.id) } }, ...unassessed];
  // whoever reads the list sees the places that were given by hand: they are told before the order of the scores
  const top = placed.find(({ place }) => place === 1);
  const byHand: Message[] = top && top.id !== first.id ? [{ key: 'priorities.lead.byHand', parameters: { top: named(top.id), place: top.computedPlace ?? 0 } }] : []; // biome-ignore format: one line
  const how = byHand.length ? 'byScore' : 'plain';
  const leads = { first: named(first.id), second: named(second.id), score: rounded(first.score) };
  const nearest = swaps
    .filter(({ above, below }) => above === first.id && below === second.id)
    .reduce<Swap | undefined>((least, swap) => (least && farOf(least) <= farOf(swap) + 1e-9 ? least : swap), undefined);
  const criterion = nearest && scales.criteria[nearest.criterion];
  if (!nearest || !criterion)
    return [...byHand, { key: `priorities.lead.safe.${how}`, parameters: leads }, ...unassessed];
  const percent = (share: number): Parameter => ({ kind: 'percent', percent: Math.round(share * 100) });
  // at the whole percent from which it is so, which the nearest one may not be
  const whole = nearest.swapsAt > nearest.weight ? Math.ceil : Math.floor;
  const at: Parameter = { kind: 'percent', percent: whole(Math.round(nearest.swapsAt * 10_000) / 100) };
  const swap = { criterion: criterion.name, now: percent(nearest.weight), at };
  return [...byHand, { key: `priorities.lead.swaps.${how}`, parameters: { ...leads, ...swap } }, ...unassessed];
}

const farOf = ({ swapsAt, weight }: Swap) => Math.abs(swapsAt - weight);

const rounded = (score: number | null) => Math.round((score ?? 0) * 10) / 10;
