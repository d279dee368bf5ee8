import { type Kysely, sql } from 'kysely';

/** A person who came with a session or a token, before any role is known. */
export interface Caller {
  readonly kind: 'session' | 'token';
  /** Of the session or the token. */
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
}

export interface SessionRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
}

const touchEvery = sql`interval '10 minutes'`;
const lifetime = sql`interval '30 days'`;

/** Whose session it is, if it still runs. Looked up at every request, so that ending one takes effect at once. */
export async function findSession(auth: Kysely<unknown>, token: string): Promise<Caller | undefined> {
  const { rows } = await sql<{ id: string; organisationId: string; personId: string; isStale: boolean }>`
    select s.id, m.organisation_id as "organisationId", m.person_id as "personId",
      s."updatedAt" < now() - ${touchEvery} as "isStale"
    from session s join membership m on m.user_id = s."userId" and m.organisation_id::text = s."organisationId"
    where s.token = ${token} and s."expiresAt" > now()`.execute(auth);
  const found = rows[0];
  if (!found) return undefined;
  if (found.isStale) {
    await sql`update session set "updatedAt" = now(), "expiresAt" = now() + ${lifetime} where id = ${found.id}`.execute(
      auth,
    );
  }
  return { kind: 'session', id: found.id, organisationId: found.organisationId, personId: found.personId };
}

/** The person's running sessions in this organisation, the one used last first. */
export async function listSessions(auth: Kysely<unknown>, { organisationId, personId }: Caller) {
  const { rows } = await sql<SessionRecord>`
    select s.id, s."createdAt", s."updatedAt" as "lastUsedAt", s."expiresAt",
      nullif(s."userAgent", '') as "userAgent", nullif(s."ipAddress", '') as "ipAddress"
    ${ofPerson(organisationId, personId)} and s."expiresAt" > now() order by s."updatedAt" desc`.execute(auth);
  return rows;
}

/** Ends one of the person's sessions; false if there is no such. */
export async function endSession(auth: Kysely<unknown>, { organisationId, personId }: Caller, id: string) {
  const { rows } = await sql`delete from session where id in
    (select s.id ${ofPerson(organisationId, personId)} and s.id = ${id}) returning id`.execute(auth);
  return rows.length > 0;
}

/** Ends all of the user's sessions, in every organisation, but the one given; returns how many. */
export async function endOtherSessions(auth: Kysely<unknown>, userId: string, exceptId: string | null) {
  const { rows } = await sql`delete from session where "userId" = ${userId}
    and id is distinct from ${exceptId}::uuid returning id`.execute(auth);
  return rows.length;
}

const ofPerson = (organisationId: string, personId: string) => sql`
  from session s join membership m on m.user_id = s."userId" and m.organisation_id::text = s."organisationId"
  where m.organisation_id = ${organisationId} and m.person_id = ${personId}`;
