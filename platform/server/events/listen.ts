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

/**
 * Listens to a channel on a database connection of its own (directly to the server, not through a pooler) and comes
 * back by itself when that is lost. Resolves when it listens.
 */
export async function listenTo(
  connection: pg.ClientConfig,
  channel: string,
  { onPayload, onAgain }: Listener,
): Promise<Listening> {
  let client: pg.Client | undefined;
  let isClosed = false;

  const listen = async () => {
    const opened = new pg.Client({ ...connection, keepAlive: true });
    opened.on('error', () => {}); // followed by 'end'
    opened.on('notification', ({ payload }) => onPayload(payload ?? ''));
    await opened.connect();
    opened.once('end', () => void reconnect());
    await opened.query(`listen ${channel}`);
    client = opened;
  };

  const reconnect = async () => {
    client = undefined;
    for (let attempt = 0; !isClosed && !client; attempt++) {
      await sleep(reconnectMs[Math.min(attempt, reconnectMs.length - 1)], undefined, { ref: false });
      if (!isClosed) await listen().catch(() => {}); // the server is away; the next attempt comes later
    }
    if (isClosed) await listening()?.end();
    else onAgain();
  };

  const listening = () => client; // it changes while others wait
  await listen();
  return {
    async close() {
      isClosed = true;
      await client?.end();
    },
  };
}
