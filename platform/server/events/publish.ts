import type { Transaction } from 'kysely';
import pg from 'pg';

type Tx = Transaction<unknown>;

/** What is told of a change: which topic (`plan:<id>`, `portfolio`, …) and how new it is; never the content. */
export interface Event {
  readonly topic: string;
  /**
   * Grows with every change of the topic: the record's own revision where one is given, else the moment after the
   * commit, in microseconds.
   */
  readonly revision: number;
}

/** The database channel of all events. */
export const channel = 'portico_event';

interface Outbox {
  /** With their revisions, null for the moment. */
  readonly topics: Map<string, number | null>;
  readonly channels: Set<string>;
}

/** What transactions that are under way will tell. */
const outboxes = new WeakMap<Tx, Outbox>();

function outboxOf(tx: Tx): Outbox {
  const outbox = outboxes.get(tx) ?? { topics: new Map(), channels: new Set() };
  outboxes.set(tx, outbox);
  return outbox;
}

/**
 * Tells everyone who listens, once the transaction commits, that a topic of this organisation changed. It is sent along
 * with the commit, so it costs no message of its own; several calls with the same topic are told once, with the last
 * revision. Works in the transactions of `inOrganisation`.
 */
export async function publish(tx: Tx, topic: string, revision?: number): Promise<void> {
  outboxOf(tx).topics.set(topic, revision ?? null);
}

/** Has every process that listens to the channel hear of this organisation, once the transaction commits. */
export function wakeAtCommit(tx: Tx, wakened: string): void {
  outboxOf(tx).channels.add(wakened);
}

/**
 * The statement that tells what the transaction has published, to be sent behind its commit in the same message: whoever
 * tells within a transaction holds up all others that do until the disk has it. The database runs a message to its end,
 * whatever becomes of its sender; where it falls itself in between, everyone who listened asks anew. The clock numbers
 * the events: a transaction of its own that asks for its number waits for the disk a second time.
 */
export function tellings(tx: Tx, organisationId: string): string {
  const outbox = outboxes.get(tx);
  if (!outbox) return '';
  outboxes.delete(tx);
  const wakings = [...outbox.channels].map((name) => `select pg_notify('${name}', '${organisationId}');`).join(' ');
  const events = JSON.stringify([...outbox.topics]);
  return `${wakings} select pg_notify('${channel}', json_build_array('${organisationId}', event->>0,
    coalesce((event->>1)::bigint, at), at)::text)
    from json_array_elements(${pg.escapeLiteral(events)}) as event,
      cast(extract(epoch from clock_timestamp()) * 1000000 as bigint) as at`;
}
