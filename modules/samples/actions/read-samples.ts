import { callerOf } from '#modules/offices/actions/caller';
import { otherOrganisations } from '#modules/offices/actions/other-organisations';
import { withinOrganisation } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import { type SampleKey, sampleKeys, samples } from '#samples';
import { selectSample } from '../queries.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The samples that are offered, and which of them the account has open. */
export async function listSamples({ tx }: OperationCall, page: Page, exchange: Exchange) {
  const { organisationId, personId } = callerOf(exchange);
  const open = new Map<string, string>();
  for (const { id } of await otherOrganisations(tx, exchange.services, { organisationId, personId })) {
    const sample = await within(tx, id);
    if (sample) open.set(sample.key, id);
  }
  const here = await selectSample(tx);
  if (here) open.set(here.key, organisationId);
  const all = sampleKeys.map((key) => ({ key, organisationId: open.get(key) ?? null }));
  return pageOfAll(all, page, ({ key }) => key);
}

const within = (tx: OperationCall['tx'], id: string) => withinOrganisation(tx, id, () => selectSample(tx));

/** Whether the organisation is a sample, and how far it is written. */
export async function getSample({ tx }: OperationCall, _input: unknown, { caller }: Exchange) {
  const row = await selectSample(tx);
  if (!row) return { sample: null };
  const key = row.key as SampleKey;
  const { dataDate } = await samples[key]();
  const isLoaded = row.loaded_at !== null;
  return {
    sample: {
      key,
      isLoaded,
      progress: row.written / row.parts,
      projects: Math.max(0, Math.min(row.written, row.parts - 1) - 1),
      jobId: row.job_id,
      isSeenAs: Boolean(caller?.seenBy),
      dataDate,
    },
  };
}
