import { namesOfOffices, officeChains } from '#modules/offices/actions';
import { type Change, timeOrderedId, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import { lockRates, selectRates } from '../queries.ts';
import { tellProposal } from './hold-proposal.ts';

interface Which {
  readonly officeId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The rates of an office, the latest first, then those of the offices above, of which the nearest counts where it has none. */
export async function listDiscountRates({ tx }: OperationCall, { officeId, ...page }: Which) {
  const chain = (await officeChains(tx)).get(officeId) ?? [];
  const names = await namesOfOffices(tx, chain);
  const rates = await selectRates(tx, chain);
  const told = chain.flatMap((id) =>
    rates
      .filter(({ office_id }) => office_id === id)
      .map(({ from_on: fromOn, percent }) => ({ officeId: id, officeName: names.get(id) ?? '', fromOn, percent })),
  );
  return pageOfAll(told, page, (one) => `${one.officeId} ${one.fromOn}`);
}

interface NewRate {
  readonly officeId: string;
  readonly fromOn: string;
  readonly percent: number;
}

/** At what the office, and those below without a rate of their own, discount from a day on. */
export async function setDiscountRate(call: OperationCall, { officeId, fromOn, percent }: NewRate) {
  await lockRates(call.tx, officeId);
  const found = (await selectRates(call.tx, [officeId])).find(({ from_on }) => from_on === fromOn);
  if (found?.percent === percent) return { entryId: null };
  const change: Change = found
    ? { entity: 'discount-rate', id: found.id, field: 'percent', from: found.percent, to: percent }
    : {
        entity: 'discount-rate',
        id: timeOrderedId(),
        field: null,
        from: null,
        to: { office_id: officeId, from_on: fromOn, percent },
      };
  const { entryId } = await writeChanges(call, [change]);
  await tellProposal(call.tx, officeId);
  return { entryId };
}
