import { OperationError, errors as platformErrors } from '#platform/contract';
import type { PastDay, Tx } from '#platform/server';
import { writeNode } from '#platform/server/http/access';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import { selectAway } from '../absence-queries.ts';
import { standardCalendar } from '../office-calendar.ts';
import { selectOfficeChain, selectOfficePeople } from '../office-queries.ts';
import type { OfficeColumns } from '../tables.ts';
import { nearest, officeSettings } from './office-settings.ts';
import { dateIn, organisationOf } from './organisation.ts';

/** The office and those above it, nearest first. Throws where there is no such office, or was none on the past day. */
async function chainOf(tx: Tx, officeId: string, past: PastDay | undefined) {
  const [office, ...above] = await selectOfficeChain(tx, officeId, past);
  if (!office) throw new OperationError(past ? platformErrors.notThereThen : platformErrors.recordMissing);
  return [office, ...above] as const;
}

/** An office with what it counts by, each setting with the office that it comes from. */
export async function getOffice({ tx, access, past }: OperationCall, { officeId }: { officeId: string }) {
  const chain = await chainOf(tx, officeId, past);
  const [office, ...above] = chain;
  const visible = new Set<string>([officeId]);
  const reach = await access.reach('office.read'); // covers also what is gone, where it covers everything
  for (const { id } of above) {
    if (reach.isEverywhere || (await access.holds('office.read', { kind: 'office', id }))) visible.add(id);
  }
  const { timeZone, currencyCode } = await organisationOf(tx, past);

  const setting = <K extends keyof OfficeColumns>(name: K, standard: NonNullable<OfficeColumns[K]>) => {
    const from = nearest(chain, name);
    return {
      own: office[name],
      value: from?.[name] ?? standard,
      fromOffice: from ? { id: from.id, name: visible.has(from.id) ? from.name : null } : null,
    };
  };
  const { id, parent_id: parentId, name, kind } = office;
  return {
    id,
    parentId,
    name,
    kind,
    path: above.filter((one) => visible.has(one.id)).map((one) => ({ id: one.id, name: one.name })).reverse(), // biome-ignore format: one list
    settings: {
      timeZone: setting('time_zone', timeZone),
      currencyCode: setting('currency_code', currencyCode),
      fiscalYearStartMonth: setting('fiscal_year_start_month', 1),
      workingWeek: setting('working_week', standardCalendar.week),
      holidays: setting('holidays', standardCalendar.holidays),
    },
    mayMove: !past && parentId !== null && (await access.holds('office.update', { kind: 'office', id: parentId })),
  };
}

interface Page {
  readonly officeId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Who holds a role at the office or above it, one entry for each role, with who is away there on that day. */
export async function listOfficePeople({ tx, now, past }: OperationCall, { officeId, limit, after }: Page) {
  const chain = await chainOf(tx, officeId, past);
  const cursor = readCursor(after, ['text', 'uuid']);
  const officeIds = chain.map(({ id }) => id);
  const rows = await selectOfficePeople(tx, officeIds, { after: cursor, limit: limit + 1, past });
  const { items, next } = pageOf(rows, limit, ({ name, assignmentId }) => [name, assignmentId]);
  const { timeZone } = await officeSettings(tx, officeId, past);
  const today = past?.day ?? dateIn(timeZone, now);
  const ids = items.map(({ personId }) => personId);
  const away = new Map((await selectAway(tx, ids, today, past)).map((one) => [one.personId, one]));
  const { name: organisationName } = await organisationOf(tx, past);
  const names = new Map(chain.map(({ id, name }) => [id, name]));
  return {
    items: items.map(({ nodeKind, nodeId, assignmentId: _, ...held }) => ({
      ...held,
      node: writeNode({ kind: nodeKind, id: nodeId }),
      nodeName: names.get(nodeId) ?? organisationName,
      isInherited: nodeId !== officeId,
      away: describeAway(away.get(held.personId)),
    })),
    next,
  };
}

/** As the contract shows it. */
export function describeAway(away: { readonly untilDay: string; readonly deputyName: string | null } | undefined) {
  return away ? { untilDay: away.untilDay, deputyName: away.deputyName } : null;
}
