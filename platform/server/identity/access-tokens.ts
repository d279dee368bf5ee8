import { type Kysely, sql } from 'kysely';
import { hashSecret, makeSecret } from './secret-token.ts';
import type { Caller } from './sessions.ts';

export const tokenPrefix = 'portico_';

export interface AccessToken {
  readonly id: string;
  readonly name: string;
  /** Its first characters, to tell it from others. */
  readonly start: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

type Owner = Pick<Caller, 'organisationId' | 'personId'>;

const columns = sql`id, name, start, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"`;

/** Makes a personal access token; undefined if the person has one of this name. The secret is not kept. */
export async function createToken(
  auth: Kysely<unknown>,
  { organisationId, personId }: Owner,
  name: string,
  days: number,
): Promise<(AccessToken & { readonly secret: string }) | undefined> {
  const secret = makeSecret(tokenPrefix);
  const start = secret.slice(0, tokenPrefix.length + 4);
  const { rows } = await sql<AccessToken>`
    insert into access_token (organisation_id, person_id, token_hash, name, start, expires_at)
    values (${organisationId}, ${personId}, ${hashSecret(secret)}, ${name}, ${start}, now() + ${days} * interval '1 day')
    on conflict (organisation_id, person_id, name) do nothing returning ${columns}`.execute(auth);
  return rows[0] && { ...rows[0], secret };
}

/** The person's tokens, the newest first, expired ones included. */
export async function listTokens(auth: Kysely<unknown>, { organisationId, personId }: Owner) {
  const { rows } = await sql<AccessToken>`select ${columns} from access_token
    where organisation_id = ${organisationId} and person_id = ${personId} order by created_at desc`.execute(auth);
  return rows;
}

/** Ends one of the person's tokens at once; false if there is no such. */
export async function revokeToken(auth: Kysely<unknown>, { organisationId, personId }: Owner, id: string) {
  const { rows } = await sql`delete from access_token where organisation_id = ${organisationId}
    and person_id = ${personId} and id = ${id} returning id`.execute(auth);
  return rows.length > 0;
}

/** Whose token it is, if it is still valid. */
export async function findToken(auth: Kysely<unknown>, secret: string): Promise<Caller | undefined> {
  const { rows } = await sql<{ id: string; organisationId: string; personId: string; isStale: boolean }>`
    select id, organisation_id as "organisationId", person_id as "personId",
      last_used_at is null or last_used_at < now() - interval '1 minute' as "isStale"
    from access_token where token_hash = ${hashSecret(secret)} and expires_at > now()`.execute(auth);
  const found = rows[0];
  if (!found) return undefined;
  if (found.isStale) await sql`update access_token set last_used_at = now() where id = ${found.id}`.execute(auth);
  return { kind: 'token', id: found.id, organisationId: found.organisationId, personId: found.personId };
}
