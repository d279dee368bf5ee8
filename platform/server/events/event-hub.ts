import type pg from 'pg';
import { listenTo } from './listen.ts';
import { channel, type Event } from './publish.ts';

/** An event with its place in the stream, which a client gives back after a lost connection. */
export interface StreamedEvent extends Event {
  readonly id: string;
}

export interface Subscriber {
  /** Only topics that it returns true for are delivered. */
  readonly wants: (topic: string) => boolean;
  /** What was told since the last time, in the order of the commits, a topic once. Never empty. */
  readonly deliver: (events: readonly StreamedEvent[]) => void;
  /** Events may have been missed: whatever is shown must be asked for again. */
  readonly resync: () => void;
}

export interface EventHub {
  /**
   * Delivers the organisation's events from now on. With `after`, the id of the last event seen, what came since is
   * delivered first; where that is no longer known, `resync` is called. Returns what ends the subscription.
   */
  subscribe(organisationId: string, subscriber: Subscriber, after?: string): () => void;
  close(): Promise<void>;
}

/** How many events are kept for clients that come back. */
const kept = 5_000;

/**
 * The first event after a quiet time is delivered at once, those of the rest after it together at its end: where many
 * write and many look on, each hears of a topic a few times a second, however often it changes.
 */
const restAfter = (listeners: number) => Math.min(200 + listeners, 500);

/** Sessions, tokens and people: what follows from them ends or narrows a stream, and does not wait. */
const isUrgent = (topic: string) => /^(session|token):|^people$/.test(topic);

/** Those who listen to an organisation, and what they are still to hear. */
interface Room {
  readonly subscribers: Set<Subscriber>;
  readonly waiting: Map<string, StreamedEvent>;
  resting: NodeJS.Timeout | undefined;
}

/** Hears the events of all processes. Where the connection was lost meanwhile, every subscriber is told to resync. */
export async function createEventHub(connection: pg.ClientConfig): Promise<EventHub> {
  const rooms = new Map<string, Room>();
  const recent: { organisationId: string; event: StreamedEvent }[] = [];

  const receive = (payload: string) => {
    const [organisationId, at, told] = JSON.parse(payload) as [string, number, [string, number | null][]];
    const events = told.map(([topic, revision]) => ({ topic, revision: revision ?? at, id: String(at) }));
    for (const event of events) recent.push({ organisationId, event });
    if (recent.length > kept * 1.2) recent.splice(0, recent.length - kept);
    const room = rooms.get(organisationId);
    if (!room) return;
    for (const event of events) {
      room.waiting.delete(event.topic); // a topic moves to the place of its newest event: ids grow along the stream
      room.waiting.set(event.topic, event);
    }
    if (events.some(({ topic }) => isUrgent(topic))) tell(room);
    else if (!room.resting) wait(room, 0); // for the other events of its transaction, which come along with it
  };

  const listening = await listenTo(connection, channel, {
    onPayload: receive,
    onAgain: () => {
      recent.length = 0;
      for (const room of rooms.values()) {
        room.waiting.clear();
        for (const subscriber of room.subscribers) subscriber.resync();
      }
    },
  });
  return {
    subscribe(organisationId, subscriber, after) {
      const room = rooms.get(organisationId) ?? { subscribers: new Set(), waiting: new Map(), resting: undefined };
      rooms.set(organisationId, room);
      tell(room); // the newcomer is told by its place in the stream, and nothing twice
      if (after !== undefined) replay(organisationId, subscriber, after);
      room.subscribers.add(subscriber);
      return () => {
        room.subscribers.delete(subscriber);
        if (room.subscribers.size || rooms.get(organisationId) !== room) return;
        clearTimeout(room.resting);
        rooms.delete(organisationId);
      };
    },
    async close() {
      for (const { resting } of rooms.values()) clearTimeout(resting);
      await listening.close();
    },
  };

  /**
   * Every process hears the events in the order of their commits, so a place in one process's list holds in another's.
   */
  function replay(organisationId: string, subscriber: Subscriber, after: string): void {
    // the events of one transaction share an id: after the first, the others may be told again, which does no harm
    const at = recent.findIndex(({ event }) => event.id === after);
    if (at < 0) subscriber.resync();
    const missed = at < 0 ? [] : recent.slice(at + 1).filter((item) => item.organisationId === organisationId);
    deliver(subscriber, missed.map(({ event }) => event)); // biome-ignore format: one call
  }
}

/** Delivers what waits, and has what comes next wait for a moment. */
function tell(room: Room): void {
  if (!room.waiting.size) return;
  const events = [...room.waiting.values()];
  room.waiting.clear();
  for (const subscriber of room.subscribers) deliver(subscriber, events);
  wait(room, restAfter(room.subscribers.size));
}

function wait(room: Room, ms: number): void {
  clearTimeout(room.resting);
  room.resting = setTimeout(() => {
    room.resting = undefined;
    tell(room);
  }, ms);
  room.resting.unref();
}

function deliver({ wants, deliver }: Subscriber, events: readonly StreamedEvent[]): void {
  const wanted = events.filter(({ topic }) => wants(topic));
  if (wanted.length) deliver(wanted);
}
