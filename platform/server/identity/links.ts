import { type Kysely, sql } from 'kysely';
import type { Tx } from '../database.ts';
import { hashSecret, makeSecret } from './secret-token.ts';

export type LinkPurpose = 'welcome' | 'sign-in' | 'invitation' | 'password-reset';

export interface Link {
  readonly purpose: LinkPurpose;
  readonly organisationId: string;
  readonly personId: string;
  readonly expiresAt: string;
  readonly state: 'open' | 'used' | 'expired';
}

export interface MadeLink {
  readonly token: string;
  readonly expiresAt: string;
}

/** How long a link of each purpose can be used, in seconds. */
const seconds: Readonly<Record<LinkPurpose, number>> = {
  welcome: 3600,
  'sign-in': 3600,
  invitation: 7 * 86_400,
  'password-reset': 86_400,
};

/** Makes a one-time link for a person of this organisation; older links of the person end. Only the hash is kept. */
export async function makeLink(tx: Tx, purpose: LinkPurpose, personId: string): Promise<MadeLink> {
  const token = makeSecret();
  const { rows } = await sql<{ expiresAt: string }>`
    select auth.make_link(${hashSecret(token)}, ${purpose}, ${personId}, ${seconds[purpose]}) as "expiresAt"`.execute(
    tx,
  );
  return { token, expiresAt: rows[0]?.expiresAt ?? '' };
}

/**
 * Uses the link up, in the transaction of what it is used for: of two at once, one gets the person and the other
 * undefined, as for a link that is expired, of another purpose or of another organisation.
 */
export async function useLink(tx: Tx, token: string, purpose: LinkPurpose): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string | null }>`
    select auth.use_link(${hashSecret(token)}, ${purpose}) as "personId"`.execute(tx);
  return rows[0]?.personId ?? undefined;
}

/** Until when a link made for each of these people can be used; those without one are left out. */
export async function listOpenLinks(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ personId: string; expiresAt: string }>`
    select person_id as "personId", expires_at as "expiresAt" from auth.open_links()
    where person_id = any(${personIds}::uuid[])`.execute(tx);
  return new Map(rows.map(({ personId, expiresAt }) => [personId, expiresAt]));
}

/** What the link is for, without using it up. */
export async function inspectLink(auth: Kysely<unknown>, token: string): Promise<Link | undefined> {
  const { rows } = await sql<Link>`
    select purpose, organisation_id as "organisationId", person_id as "personId", expires_at as "expiresAt",
      case when used_at is not null then 'used' when expires_at <= now() then 'expired' else 'open' end as state
    from link where token_hash = ${hashSecret(token)}`.execute(auth);
  return rows[0];
}
