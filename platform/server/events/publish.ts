import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import { currentOrganisation } from '../fenced-table.ts';

/** What is told of a change: which topic (`plan:<id>`, `portfolio`, …) and how new it is; never the content. */
export interface Event {
  readonly topic: string;
  /** Grows with every change of the topic: the record's own revision where one is given, else the transaction's number. */
  readonly revision: number;
}

/** The database channel of all events. */
export const channel = 'portico_event';

/**
 * Tells everyone who listens, once the transaction commits, that a topic of this organisation changed. Several calls
 * with the same topic and revision in one transaction are told once.
 */
export async function publish(tx: Tx, topic: string, revision?: number): Promise<void> {
  await sql`
    select pg_notify(${channel}, json_build_array(${currentOrganisation}, ${topic}::text,
      coalesce(${revision ?? null}::bigint, txid_current()), txid_current())::text)`.execute(tx);
}
