import { type Kysely, sql } from 'kysely';
import type { Tx } from '../database.ts';

export interface Membership {
  readonly userId: string;
  readonly organisationId: string;
  readonly personId: string;
}

const columns = sql`user_id as "userId", organisation_id as "organisationId", person_id as "personId"`;

/** The organisations that the account belongs to: where it was last first, then the oldest membership. */
export async function listMemberships(auth: Kysely<unknown>, userId: string): Promise<readonly Membership[]> {
  const { rows } = await sql<Membership>`
    select ${columns} from membership where user_id = ${userId}
    order by used_at desc nulls last, created_at, organisation_id`.execute(auth);
  return rows;
}

/** Notes where the account is now, so that it comes back there when it signs in next. */
export async function noteMembership(auth: Kysely<unknown>, userId: string, organisationId: string): Promise<void> {
  await sql`update membership set used_at = now()
    where user_id = ${userId} and organisation_id = ${organisationId}`.execute(auth);
}

/** The account of a person, if the person has joined. */
export async function findAccountOf(auth: Kysely<unknown>, organisationId: string, personId: string) {
  const { rows } = await sql<Membership>`select ${columns} from membership
    where organisation_id = ${organisationId} and person_id = ${personId}`.execute(auth);
  return rows[0]?.userId;
}

/** All organisations that somebody belongs to, the oldest first: where the machinery itself has work to do. */
export async function listOrganisations(auth: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from membership group by 1 order by min(created_at), 1`.execute(auth);
  return rows.map(({ id }) => id);
}

/** Lets the account act as this person of the organisation, in the transaction that makes the person active. */
export async function joinOrganisation(tx: Tx, userId: string, personId: string): Promise<void> {
  await sql`select auth.join_organisation(${userId}, ${personId})`.execute(tx);
}

/** Whether the person's account belongs to other organisations too. */
export async function isElsewhere(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select auth.is_elsewhere(${personId}) as is`.execute(tx);
  return rows[0]?.is === true;
}

/** Ends the person's sessions in this organisation, tokens and links, in the transaction of the reason for it. */
export async function endAccess(tx: Tx, personId: string): Promise<void> {
  await sql`select auth.end_access(${personId})`.execute(tx);
}

/**
 * Ends all that anybody has in this organisation, in the transaction that takes it away; the one session `kept` goes on in
 * another, `nextId`.
 */
export async function leaveOrganisation(tx: Tx, kept: string, nextId: string): Promise<void> {
  await sql`select auth.leave_organisation(${kept}, ${nextId})`.execute(tx);
}

/** Gives the person's account another password, of which this is the hash. */
export async function setPasswordHash(tx: Tx, personId: string, hash: string): Promise<void> {
  await sql`select auth.set_password(${personId}, ${hash})`.execute(tx);
}
