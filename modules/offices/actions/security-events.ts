import type { Exchange, OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import { listEvents } from '#platform/server/identity/security-log';
import { namesOfPersons } from '../queries.ts';
import { callerOf } from './caller.ts';

interface Page {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** When and from where one signed in, or somebody tried to. */
export async function listOwnSecurityEvents(_call: OperationCall, page: Page, exchange: Exchange) {
  const { items, next } = await pageOfEvents(exchange, page, callerOf(exchange).personId);
  return { items: items.map(({ personId, ...event }) => event), next };
}

/** The same of everybody in the organisation, for those who may read its records of what was done. */
export async function listSecurityEvents({ tx }: OperationCall, page: Page, exchange: Exchange) {
  const { items, next } = await pageOfEvents(exchange, page, null);
  const names = await namesOfPersons(tx, [...new Set(items.map(({ personId }) => personId))]);
  return { items: items.map((event) => ({ ...event, personName: names.get(event.personId) ?? '' })), next };
}

async function pageOfEvents(exchange: Exchange, { limit, after }: Page, personId: string | null) {
  const { organisationId } = callerOf(exchange);
  const [before = null] = readCursor(after, ['uuid']) ?? [];
  const { auth } = exchange.services.identity;
  const found = await listEvents(auth, { organisationId, personId, before, limit: limit + 1 });
  return pageOf(found, limit, ({ id }) => [id]);
}
