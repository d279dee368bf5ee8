import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Sent so often in this process, a statement is prepared: the database keeps its plan for the next time. */
const namedAfter = 3;
/** Of each connection the database remembers at most so many plans. */
const mostNamed = 200;
const mostCounted = 5_000;
/** Of a table, which a later version may give one more; a record set has the columns that the statement names. */
const asksForAll = /(select|returning)\s+\*(?!\s+from\s+jsonb_to_recordset)|\.\*/i;

/** One statement that needs a plan: not `begin`, and not several in one text, which cannot be prepared. */
const isPlannedAlone = /^\s*(?:select|with)\b[^;]*$/i;

const counts = new Map<string, number>();
const names = new Map<string, string>();

/**
 * The pool, whose frequent statements are prepared under a name by their text: planning took four fifths of the database's
 * time for small ones. Statements that ask for all columns (`*`) are left as they are, as a prepared one fails where a
 * later version adds a column. Behind PgBouncer in transaction mode that needs version 1.21 and `max_prepared_statements`.
 */
export function withNamedStatements(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const wrapped = known.get(client) ?? wrap(client);
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
  };
}

function wrap(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]) => {
    sendTogether(client);
    const name = values.length || isPlannedAlone.test(text) ? nameOf(text) : undefined;
    return client.query({ text, values, ...(name && { name }) });
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}

/** What is asked of the database in one turn goes to it in one message: each costs both sides a waking up. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as pg.Client).connection;
  if (stream.writableCorked) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** The name of a statement that has been sent often enough; nothing for the others. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= mostNamed) return known;
  const count = (counts.get(text) ?? 0) + 1;
  if (counts.size >= mostCounted) counts.clear();
  counts.set(text, count);
  if (count < namedAfter || asksForAll.test(text)) return undefined;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
