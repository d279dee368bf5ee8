import { Temporal } from 'temporal-polyfill';
import { type Call, type Change, type PastDay, publish, readOnce, type Tx, writeChanges } from '#platform/server';
import type { OrganisationChange } from '../contract.ts';
import { findOrganisation, type OrganisationRow } from '../queries.ts';
import { todayMoved } from './today.ts';

export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currencyCode: string;
  /** null: the clock runs with the wall clock; otherwise it stands at this instant. */
  readonly clockAt: string | null;
}

/** The organisation of the transaction, or as it was on a past day. Throws where none is set or it does not exist. */
export const organisationOf = (tx: Tx, past?: PastDay): Promise<Organisation> =>
  past ? readOrganisation(tx, past) : readOnce(tx, readOrganisation);

async function readOrganisation(tx: Tx, past?: PastDay): Promise<Organisation> {
  // one whose clock was set back is asked about days before it was made: it is told as it is now
  const row = (await findOrganisation(tx, past)) ?? (await findOrganisation(tx));
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
  const format = dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  dayFormats.set(timeZone, format);
  return format.format(new Date(instant));
}

/** By time zone: to make one takes a hundred times as long as to use it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

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
  return write(call, written);
}

/** Lets the organisation's clock stand at noon of a date, or run with the wall clock. */
export async function setClock(call: Call, { from, date }: { from: string | null; date: string | null }) {
  const { timeZone } = await organisationOf(call.tx);
  const to = date === null ? null : noonOf(date, timeZone);
  const change = { entity: 'organisation', id: call.organisationId, field: 'clock_at', from, to };
  return write(call, from === to ? [] : [change]);
}

function noonOf(date: string, timeZone: string): string {
  const { epochMilliseconds } = Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(timeZone);
  return new Date(epochMilliseconds).toISOString();
}

async function write(call: Call, changes: readonly Change[]) {
  if (!changes.length) return { ...describeOrganisation(await organisationOf(call.tx)), entryId: null };
  const { entryId } = await writeChanges(call, changes);
  if (changes.some(movesToday)) await todayMoved(call);
  await publish(call.tx, 'organisation');
  return { ...describeOrganisation(await organisationOf(call.tx)), entryId };
}

export const movesToday = ({ field }: Pick<Change, 'field'>): boolean => field === 'time_zone' || field === 'clock_at';
