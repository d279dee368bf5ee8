import { type Kysely, sql } from 'kysely';
import type { Tx } from '../database.ts';
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
  /** What it may do at most; null: whatever its person may. */
  readonly permissions: string[] | null;
}

export interface NewToken {
  readonly name: string;
  readonly days: number;
  readonly permissions: readonly string[] | null;
}

type Owner = Pick<Caller, 'organisationId' | 'personId'>;

const columns = sql`id, name, start, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt",
  permissions`;

/**
 * Makes a personal access token in the organisation of the transaction; undefined if the person has one of this name.
 * The secret is not kept.
 */
export async function createToken(
  tx: Tx,
  personId: string,
  { name, days, permissions }: NewToken,
): Promise<(AccessToken & { readonly secret: string }) | undefined> {
  const secret = makeSecret(tokenPrefix);
  const start = secret.slice(0, tokenPrefix.length + 4);
  const { rows } = await sql<AccessToken>`select ${columns}
    from auth.create_token(${personId}, ${hashSecret(secret)}, ${name}, ${start}, ${days}, ${permissions}::text[])`.execute(
    tx,
  );
  return rows[0] && { ...rows[0], secret };
}

/** The person's tokens, the newest first, expired ones included. */
export async function listTokens(auth: Kysely<unknown>, { organisationId, personId }: Owner) {
  const { rows } = await sql<AccessToken>`select ${columns} from access_token
    where organisation_id = ${organisationId} and person_id = ${personId} order by created_at desc`.execute(auth);
  return rows;
}

/** Ends one of the person's tokens at once; false if there is no such. */
export async function revokeToken(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select auth.revoke_token(${personId}, ${id}) as ended`.execute(tx);
  return rows[0]?.ended === true;
}

type FoundToken = Omit<Caller, 'kind'> & { readonly isStale: boolean };

/** Whose token it is, if it is still valid. */
export async function findToken(auth: Kysely<unknown>, secret: string): Promise<Caller | undefined> {
  const { rows } = await sql<FoundToken>`
    select id, organisation_id as "organisationId", person_id as "personId", permissions,
      last_used_at is null or last_used_at < now() - interval '1 minute' as "isStale"
    from access_token where token_hash = ${hashSecret(secret)} and expires_at > now()`.execute(auth);
  if (!rows[0]) return undefined;
  const { isStale, ...found } = rows[0];
  if (isStale) await sql`update access_token set last_used_at = now() where id = ${found.id}`.execute(auth);
  return { kind: 'token', ...found };
}
