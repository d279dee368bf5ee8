import { type Call, type Change, publish, type Tx, writeChanges } from '#platform/server';
import type { OrganisationChange } from '../contract.ts';
import { findOrganisation, type OrganisationRow } from '../queries.ts';

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currencyCode: string;
  /** null: the clock runs with the wall clock; otherwise it stands at this instant. */
  readonly clockAt: string | null;
}

/** The organisation of the transaction. Throws where none is set or it does not exist. */
export async function organisationOf(tx: Tx): Promise<Organisation> {
  const row = await findOrganisation(tx);
  if (!row) throw new Error('The transaction has no organisation, or it does not exist.');
  const { id, name, time_zone: timeZone, locale, currency_code: currencyCode, clock_at: clockAt } = row;
  return { id, name, timeZone, locale, currencyCode, clockAt };
}

/** The organisation's clock: the wall clock, or the instant at which it stands. ISO 8601 in UTC. */
export async function organisationNow(tx: Tx): Promise<string> {
  return clock(await organisationOf(tx));
}

export function clock({ clockAt }: Pick<Organisation, 'clockAt'>): string {
  return clockAt ?? new Date().toISOString();
}

/** The calendar date of an instant in a time zone: `2026-03-02`. */
export function dateIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(instant));
}

/** As the contract shows it. */
export function describeOrganisation(organisation: Organisation) {
  return { ...organisation, today: dateIn(organisation.timeZone, clock(organisation)) };
}

export async function getOrganisation({ tx }: Call) {
  return describeOrganisation(await organisationOf(tx));
}

const columnOf = {
  name: 'name',
  timeZone: 'time_zone',
  locale: 'locale',
  currencyCode: 'currency_code',
} as const satisfies Record<string, keyof OrganisationRow>;

export async function updateOrganisation(call: Call, { changes }: { changes: readonly OrganisationChange[] }) {
  const last = new Map(changes.map((change) => [change.field, change])); // of two changes of one field the later one
  const written = [...last.values()]
    .filter(({ from, to }) => from !== to)
    .map(
      ({ field, from, to }): Change => ({
        entity: 'organisation',
        id: call.organisationId,
        field: columnOf[field],
        from,
        to,
      }),
    );
  if (!written.length) return { ...describeOrganisation(await organisationOf(call.tx)), entryId: null };
  const { entryId } = await writeChanges(call, written);
  await publish(call.tx, 'organisation');
  return { ...describeOrganisation(await organisationOf(call.tx)), entryId };
}
