import { type Kysely, sql } from 'kysely';
import type { Tx } from '../database.ts';

/** A person who came with a session or a token, before any role is known. */
export interface Caller {
  readonly kind: 'session' | 'token';
  /** Of the session or the token. */
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  /** Of a session that goes on as somebody else: whose it is. */
  readonly seenBy?: string | null;
  /** Of a token: what it may do at most; null: whatever its person may. */
  readonly permissions?: readonly string[] | null;
  /** Whose session it was a moment ago: whether it still runs is asked for in the transaction. */
  readonly isRemembered?: true;
}

/** When a session ends by itself. */
export interface SessionLimits {
  /** Without use. */
  readonly idleSeconds: number;
  /** Since signing in, however much it is used. */
  readonly mostSeconds: number;
}

export interface SessionRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
}

interface FoundSession {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly seenBy: string | null;
  readonly isStale: boolean;
}

/**
 * Whose session it is, if it still runs. That is asked at every request, here or in its transaction (`sessionRuns`), so
 * that ending one takes effect at once. Where `isUse`, it runs on from now, which is noted a few times within the idle
 * time only.
 */
export async function findSession(
  auth: Kysely<unknown>,
  token: string,
  limits: SessionLimits,
  isUse: boolean,
): Promise<Caller | undefined> {
  const { idleSeconds, mostSeconds } = limits;
  const ends = sql`least(s."expiresAt", s."updatedAt" + ${idleSeconds} * interval '1 second',
    s."createdAt" + ${mostSeconds} * interval '1 second')`;
  const { rows } = await sql<FoundSession>`
    select s.id, m.organisation_id as "organisationId", coalesce(s."asPersonId", m.person_id) as "personId",
      case when s."asPersonId" is not null then m.person_id end as "seenBy",
      s."updatedAt" < now() - ${noteSeconds(limits)} * interval '1 second' as "isStale"
    from session s join membership m on m.user_id = s."userId" and m.organisation_id::text = s."organisationId"
    where s.token = ${token} and ${ends} > now()`.execute(auth);
  if (!rows[0]) return undefined;
  const { isStale, ...found } = rows[0];
  if (isStale && isUse) {
    await sql`update session set "updatedAt" = now(), "expiresAt" = least(now() + ${idleSeconds} * interval '1 second',
      "createdAt" + ${mostSeconds} * interval '1 second') where id = ${found.id}`.execute(auth);
  }
  return { kind: 'session', ...found };
}

/** Whether the session still runs as that person, in the transaction's organisation, and its use needs no new note. */
export async function sessionRuns(
  tx: Tx,
  { id, personId, seenBy }: Pick<Caller, 'id' | 'personId' | 'seenBy'>,
  limits: SessionLimits,
): Promise<boolean> {
  const { rows } = await sql<{ runs: boolean }>`
    select auth.session_runs(${id}, ${seenBy ? personId : null}, ${noteSeconds(limits)}, ${limits.mostSeconds}) as runs`.execute(
    tx,
  );
  return rows[0]?.runs === true;
}

/** How long after one use of a session the next is not noted. */
const noteSeconds = ({ idleSeconds }: SessionLimits) => Math.min(600, idleSeconds / 4);

/** Takes a session of the user to another organisation that he belongs to. */
export async function moveSession(auth: Kysely<unknown>, { id }: Caller, organisationId: string): Promise<void> {
  await sql`update session set "organisationId" = ${organisationId}, "asPersonId" = null where id = ${id}`.execute(
    auth,
  );
}

/**
 * Lets a session go on as another person of the transaction's organisation, or as whose it is again. Whoever calls it makes
 * sure that this may be: what is done there is done as that person. False, and nothing, where the person has an account.
 */
export async function seeAsPerson(tx: Tx, sessionId: string, personId: string | null): Promise<boolean> {
  const { rows } = await sql<{ seen: boolean }>`select auth.see_as(${sessionId}, ${personId}) as seen`.execute(tx);
  return rows[0]?.seen === true;
}

/** The person's running sessions in this organisation, the one used last first. */
export async function listSessions(auth: Kysely<unknown>, { organisationId, personId }: Caller) {
  const { rows } = await sql<SessionRecord>`
    select s.id, s."createdAt", s."updatedAt" as "lastUsedAt", s."expiresAt",
      nullif(s."userAgent", '') as "userAgent", nullif(s."ipAddress", '') as "ipAddress"
    ${ofPerson(organisationId, personId)} and s."expiresAt" > now() order by s."updatedAt" desc`.execute(auth);
  return rows;
}

/** Ends one of the person's sessions, in the transaction; false if there is no such. */
export async function endSession(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select auth.end_session(${personId}, ${id}) as ended`.execute(tx);
  return rows[0]?.ended === true;
}

/**
 * Ends all sessions of the person's account, in every organisation, but the one given; with `alsoTokens` its access
 * tokens too. Returns how many sessions there were.
 */
export async function endOtherSessions(
  tx: Tx,
  personId: string,
  { exceptId = null, alsoTokens = false }: { exceptId?: string | null; alsoTokens?: boolean },
): Promise<number> {
  const { rows } = await sql<{ ended: number }>`
    select auth.end_other_sessions(${personId}, ${exceptId}, ${alsoTokens}) as ended`.execute(tx);
  return Number(rows[0]?.ended ?? 0);
}

/** Forgets sessions that have ended by themselves, for all accounts. */
export async function forgetSessions(auth: Kysely<unknown>): Promise<void> {
  await sql`delete from session where "expiresAt" < now()`.execute(auth);
}

const ofPerson = (organisationId: string, personId: string) => sql`
  from session s join membership m on m.user_id = s."userId" and m.organisation_id::text = s."organisationId"
  where m.organisation_id = ${organisationId} and m.person_id = ${personId}`;
