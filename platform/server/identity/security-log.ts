import { type Kysely, sql } from 'kysely';
import type { Tx } from '../database.ts';
import { timeOrderedId } from '../time-ordered-id.ts';
import type { Client } from './accounts.ts';

/**
 * What happens at the door: `refused` a wrong password, `paused` the one after which further attempts have to wait.
 */
export const securityEventKinds = ['signed-in', 'refused', 'paused', 'password-changed', 'sessions-ended'] as const;
export type SecurityEventKind = (typeof securityEventKinds)[number];

export interface SecurityEvent {
  readonly id: string;
  readonly at: string;
  readonly kind: SecurityEventKind;
  readonly personId: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
}

/** How long events are kept. */
export const securityLogDays = 90;

interface NewEvent {
  readonly kind: SecurityEventKind;
  /** Nobody, where there is no such account: the row takes the time that it takes, and is shown to nobody. */
  readonly userId: string | null;
  /** Where it happened; null of attempts, which concern the account as a whole. */
  readonly organisationId: string | null;
  readonly client: Client;
}

export async function noteEvent(auth: Kysely<unknown>, { kind, userId, organisationId, client }: NewEvent) {
  await sql`insert into security_event (id, kind, user_id, organisation_id, ip_address, user_agent)
    values (${timeOrderedId()}, ${kind}, ${userId}, ${organisationId}, ${client.ipAddress}, ${client.userAgent})`.execute(
    auth,
  );
}

/** The same about the person's account, in the transaction of what it tells of. */
export async function noteEventOf(tx: Tx, personId: string, kind: SecurityEventKind, client: Client): Promise<void> {
  await sql`select auth.note_event(${timeOrderedId()}, ${personId}, ${kind}, ${client.ipAddress}, ${client.userAgent})`.execute(
    tx,
  );
}

/** Whether the account of this e-mail was signed in from there within the time that the log reaches back. */
export async function isKnownAddress(auth: Kysely<unknown>, email: string, ipAddress: string): Promise<boolean> {
  const { rows } = await sql`select from security_event join "user" on "user".id = user_id
    where "user".email = lower(${email}) and ip_address = ${ipAddress} and kind = 'signed-in' limit 1`.execute(auth);
  return rows.length > 0;
}

interface Wanted {
  readonly organisationId: string;
  /** Of this person, or of everybody in the organisation. */
  readonly personId: string | null;
  /** Only those before this id. */
  readonly before: string | null;
  readonly limit: number;
}

/** The events of people in this organisation, the newest first; of what they did in other organisations nothing. */
export async function listEvents(
  auth: Kysely<unknown>,
  { organisationId, personId, before, limit }: Wanted,
): Promise<SecurityEvent[]> {
  const { rows } = await sql<SecurityEvent>`
    select event.id, at, kind, person_id as "personId", nullif(user_agent, '') as "userAgent",
      nullif(ip_address, '') as "ipAddress"
    from security_event event join membership on membership.user_id = event.user_id
    where membership.organisation_id = ${organisationId}
      and (event.organisation_id is null or event.organisation_id = membership.organisation_id)
      and (${personId}::uuid is null or person_id = ${personId})
      and (${before}::uuid is null or event.id < ${before})
    order by event.id desc limit ${limit}`.execute(auth);
  return rows;
}

/** Forgets what is older than the log reaches back, and attempts that count no more. */
export async function forgetEvents(auth: Kysely<unknown>): Promise<void> {
  await sql`delete from security_event where at < now() - ${securityLogDays} * interval '1 day'`.execute(auth);
  await sql`delete from sign_in_throttle where counted_at < now() - interval '1 day'`.execute(auth);
}
