import type { CapacityLine } from '#engine';
import type { Capacity } from './load-capacity.ts';
import type { ReadableOffices } from './readable-offices.ts';

/**
 * The lines of supply and demand that figures of these offices are made of: what their own resources supply and are asked
 * for, whoever asks, and what their own projects and proposals ask of skills and of nobody.
 */
export function visibleLines({ balance, resources, sources }: Capacity, { officeIds }: ReadableOffices) {
  const offices = new Set(officeIds);
  const own = new Set(resources.flatMap(({ row }) => (offices.has(row.office_id) ? [row.id] : [])));
  const isVisible = ({ resourceId, sourceId }: CapacityLine) =>
    resourceId === null ? offices.has(sources.get(sourceId ?? '')?.officeId ?? '') : own.has(resourceId);
  const demand = balance.demand.filter(isVisible);
  const kindOf = ({ sourceId }: CapacityLine) => sources.get(sourceId ?? '')?.kind;
  return {
    supply: balance.supply.filter(isVisible),
    ofProjects: demand.filter((line) => kindOf(line) === 'project'),
    ofProposals: demand.filter((line) => kindOf(line) === 'proposal'),
    resources: resources.filter(({ row }) => own.has(row.id)),
  };
}

/** Ticks as hours, to a tenth. */
export const hoursOf = (ticks: number | undefined): number => Math.round((ticks ?? 0) / 60) / 10;
