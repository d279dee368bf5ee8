import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Listening {
  close(): Promise<void>;
}

interface Listener {
  readonly onPayload: (payload: string) => void;
  /** It listens again after a time without a connection: anything may have been missed. */
  readonly onAgain: () => void;
}

const reconnectMs = [50, 200, 1_000, 5_000];

/** What this process hears of one database: whom it tells, and the connection, undefined while the server is away. */
interface Ear {
  readonly connection: pg.ClientConfig;
  readonly listeners: { readonly channel: string; readonly listener: Listener }[];
  client: pg.Client | undefined;
  opening: Promise<void>;
}

const ears = new Map<string, Ear>();

/**
 * Listens to a channel on a database connection (directly to the server, not through a pooler) and comes back by itself
 * when that is lost. All that this process listens to in one database comes over one connection, as the database wakes
 * every connection that listens, to whichever channel. Resolves when it listens.
 */
export async function listenTo(connection: pg.ClientConfig, channel: string, listener: Listener): Promise<Listening> {
  const key = JSON.stringify([connection.host, connection.port, connection.database, connection.user]);
  const ear = ears.get(key) ?? { connection, listeners: [], client: undefined, opening: Promise.resolve() };
  const entry = { channel, listener };
  if (ear.listeners.push(entry) === 1) {
    ears.set(key, ear);
    ear.opening = open(ear);
  }
  const close = async () => {
    ear.listeners.splice(ear.listeners.indexOf(entry), 1);
    if (ear.listeners.length) return;
    if (ears.get(key) === ear) ears.delete(key);
    await ear.client?.end();
  };
  try {
    ear.opening = ear.opening.then(() => hear(ear, channel)); // one after the other
    await ear.opening;
  } catch (error) {
    await close();
    throw error;
  }
  return { close };
}

async function hear({ client }: Ear, channel: string): Promise<void> {
  await client?.query(`listen ${channel}`);
}

async function open(ear: Ear): Promise<void> {
  const client = new pg.Client({ ...ear.connection, keepAlive: true });
  client.on('error', () => {}); // followed by 'end'
  client.on('notification', ({ channel: told, payload = '' }) => {
    for (const { channel, listener } of ear.listeners) if (channel === told) listener.onPayload(payload);
  });
  try {
    await client.connect();
    for (const { channel } of ear.listeners) await client.query(`listen ${channel}`);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  ear.client = client;
  client.once('end', () => {
    ear.client = undefined;
    ear.opening = openAgain(ear);
  });
}

/** Until the server is back, or nobody listens any more. */
async function openAgain(ear: Ear): Promise<void> {
  for (let attempt = 0; ear.listeners.length && !ear.client; attempt++) {
    await sleep(reconnectMs[Math.min(attempt, reconnectMs.length - 1)], undefined, { ref: false });
    if (ear.listeners.length) await open(ear).catch(() => {}); // the server is away; the next attempt comes later
  }
  if (!ear.listeners.length) await ear.client?.end();
  for (const { listener } of [...ear.listeners]) listener.onAgain();
}
