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
  /** Undefined for the organisation with which the transaction was opened. */
  readonly organisationId: string | undefined;
  /** With their revisions, null for the moment. */
  readonly topics: Map<string, number | null>;
  readonly channels: Set<string>;
}

const emptyOutbox = (organisationId?: string): Outbox => ({ organisationId, topics: new Map(), channels: new Set() });

/** What transactions that are under way will tell as the organisation that they stand in. */
const outboxes = new WeakMap<Tx, Outbox>();

/** The same of the other organisations that they stood in. */
const outboxesElsewhere = new WeakMap<Tx, Outbox[]>();

function outboxOf(tx: Tx): Outbox {
  const outbox = outboxes.get(tx) ?? emptyOutbox();
  outboxes.set(tx, outbox);
  return outbox;
}

/** Runs `work`, whose telling is of this organisation. Where it throws, the transaction must be given up. */
export async function tellWithin<T>(tx: Tx, organisationId: string, work: () => Promise<T>): Promise<T> {
  const own = outboxOf(tx);
  const within = emptyOutbox(organisationId);
  outboxesElsewhere.set(tx, [...(outboxesElsewhere.get(tx) ?? []), within]);
  outboxes.set(tx, within);
  const result = await work();
  outboxes.set(tx, own);
  return result;
}

/**
 * Tells everyone who listens, once the transaction commits, that a topic of this organisation changed. It is sent along
 * with the commit, so it costs no message of its own; several calls with the same topic are told once, with the last
 * revision. Works in the transactions of `inOrganisation`, for the organisation that they stand in.
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

interface Leaving {
  readonly tellings: string;
  wake(): void;
}

/**
 * What a transaction leaves to be done: the statement that tells what it has published, to be sent behind its commit in
 * the same message, and whom to wake here then. Whoever tells within a transaction holds up all others that do until the
 * disk has it. The database runs a message to its end, whatever becomes of its sender; where it falls itself in between,
 * everyone who listened asks anew. The clock numbers the events: a transaction of its own that asks for its number waits
 * for the disk a second time.
 */
export function takeOutbox(tx: Tx, organisationId: string): Leaving {
  const own = leaveFrom(outboxOf(tx), organisationId);
  const elsewhere = outboxesElsewhere.get(tx);
  outboxes.delete(tx);
  if (!elsewhere) return own;
  const all = [own, ...elsewhere.map((outbox) => leaveFrom(outbox, organisationId))];
  return {
    tellings: all.map(({ tellings }) => tellings).join(' '),
    wake() {
      for (const { wake } of all) wake();
    },
  };
}

function leaveFrom({ topics, channels, organisationId: within }: Outbox, opened: string): Leaving {
  const organisationId = within ?? opened;
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
  return `select ${told.join(', ')};`;
}
