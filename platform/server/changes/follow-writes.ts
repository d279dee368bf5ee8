import { sql } from 'kysely';
import type { Call } from '../call.ts';
import { type Database, inOrganisation } from '../database.ts';
import type { Change } from './change.ts';

/** Woken with the organisation that was written in. */
export const followChannel = 'portico_written';

/** What somebody does about changes after they are committed, in a transaction of its own. */
export type Follower = (call: Pick<Call, 'tx' | 'organisationId'>, changes: readonly Change[]) => Promise<void>;

interface Following {
  readonly follow: Follower;
  readonly entities: () => readonly string[];
}

const followers: Following[] = [];

/** Entries that are followed in one transaction. */
const batchSize = 200;

/**
 * Has `follow` told of every change of these entities, once, within a moment of its commit and across crashes: what many
 * people write in that moment together. It holds up no writer, and what it throws takes nothing back; it is then told
 * again. Register at the composition; the entities are asked for when something was written.
 */
export function followWrites(entities: () => readonly string[], follow: Follower): void {
  followers.push({ entities, follow });
}

/**
 * Tells the followers what this organisation has written since the last time; what another process has in hand is its.
 * Returns how many entries that were.
 */
export async function followWritten(app: Database, organisationId: string): Promise<number> {
  const entities = [...new Set(followers.flatMap((follower) => follower.entities()))];
  for (let followed = 0; ; ) {
    const taken = await inOrganisation(app, organisationId, async (tx) => {
      const { rows: entries } = await sql<{ id: string }>`
        delete from follow_pending where ctid = any(array(
          select ctid from follow_pending order by entry_id limit ${batchSize} for update skip locked))
        returning entry_id as id`.execute(tx);
      if (!entries.length) return 0;
      const { rows: changes } = await sql<Change>`
        select entity, record_id as id, field, from_value as "from", to_value as "to" from change_record
        where entry_id = any(${entries.map(({ id }) => id)}::uuid[]) and entity = any(${entities}::text[])
        order by entry_id, position`.execute(tx);
      for (const follower of followers) {
        const wanted = new Set(follower.entities());
        const own = changes.filter(({ entity }) => wanted.has(entity));
        if (own.length) await follower.follow({ tx, organisationId }, own);
      }
      return entries.length;
    });
    followed += taken;
    if (taken < batchSize) return followed;
  }
}

/** The organisations that have written what nobody followed yet. */
export async function followBacklog(app: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select organisation_id as id from follow_backlog()`.execute(app);
  return rows.map(({ id }) => id);
}
