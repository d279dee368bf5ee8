import { addOrganisation } from '#modules/offices/actions';
import { instantOf } from '#modules/offices/actions/plan-now';
import { startJob, withinOrganisation } from '#platform/server';
import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { type SampleKey, samples } from '#samples';
import { insertSample, updateSample } from '../queries.ts';
import { timeOf } from '../sample-time.ts';

/** The job that writes a sample organisation. */
export const loadJob = 'samples.load';

/**
 * Makes an organisation of which the caller is the owner, with the clock of the sample standing at its data date, and
 * starts writing it there. It is at hand at once and fills while one looks.
 */
export async function openSample(call: OperationCall, { key }: { key: SampleKey }, exchange: Exchange) {
  const { name, timeZone, locale, currency, since, dataDate, projects } = await samples[key]();
  const at = (date: string, hours: number) => instantOf(timeOf(date, hours), timeZone);
  const organisation = {
    name,
    timeZone,
    locale,
    currencyCode: currency,
    since: at(since, 9),
    clockAt: at(dataDate, 18),
  };
  const { organisationId, personId } = await addOrganisation(call, organisation, exchange);
  await withinOrganisation(call.tx, organisationId, async () => {
    await insertSample(call.tx, { key, parts: projects.length + 2 });
    const there = { ...call, organisationId, actor: { kind: 'person', id: personId } } as const;
    const subject = { kind: 'organisation', id: organisationId };
    await updateSample(call.tx, { job_id: await startJob(there, { kind: loadJob, subject, payload: {} }) });
  });
  return { organisationId };
}
