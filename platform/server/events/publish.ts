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

type Wake = (organisationId: string) => void;

/** Who in this process does what a channel wakes somebody for. */
const wakenedHere = new Map<string, Set<Wake>>();

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

/**
 * Has somebody hear of this organisation once the transaction has committed: whoever does in this process what the
 * channel is for, or else every process that listens to it. What must not be missed looks by itself now and then, as a
 * process may die in between.
 */
export function wakeAtCommit(tx: Tx, wakened: string): void {
  outboxOf(tx).channels.add(wakened);
}

/** From now on this process does by itself what the channel is for; telling the others costs each of them a waking. */
export function wakenHere(wakened: string, wake: Wake): () => void {
  const here = wakenedHere.get(wakened) ?? new Set();
  wakenedHere.set(wakened, here.add(wake));
  return () => here.delete(wake);
}

/**
 * What a transaction leaves to be done: the statement that tells what it has published, to be sent behind its commit in
 * the same message, and whom to wake here then. Whoever tells within a transaction holds up all others that do until the
 * disk has it. The database runs a message to its end, whatever becomes of its sender; where it falls itself in between,
 * everyone who listened asks anew. The clock numbers the events: a transaction of its own that asks for its number waits
 * for the disk a second time.
 */
export function takeOutbox(tx: Tx, organisationId: string): { readonly tellings: string; wake(): void } {
  const { topics, channels } = outboxOf(tx);
  outboxes.delete(tx);
  const here = [...channels].flatMap((name) => [...(wakenedHere.get(name) ?? [])]);
  const elsewhere = [...channels].filter((name) => !wakenedHere.get(name)?.size);
  const wakings = elsewhere.map((name) => `select pg_notify('${name}', '${organisationId}');`);
  return {
    tellings: [...wakings, ...(topics.size ? [eventsOf(topics, organisationId)] : [])].join(' '),
    wake() {
      for (const wake of here) wake(organisationId);
    },
  };
}

/** Fewer than the bytes that the database takes in one notification, by far. */
const mostTold = 50;

/** One notification of many topics, with the moment in its midst: plain enough that the database need not plan it. */
function eventsOf(topics: Outbox['topics'], organisationId: string): string {
  const events = [...topics];
  const told: string[] = [];
  for (let start = 0; start < events.length; start += mostTold) {
    const after = `,${JSON.stringify(events.slice(start, start + mostTold))}]`;
    told.push(`pg_notify('${channel}', '["${organisationId}",' || (extract(epoch from clock_timestamp()) * 1000000)::bigint
      || ${pg.escapeLiteral(after)})`);
  }
  return `select ${told.join(', ')}`;
}
