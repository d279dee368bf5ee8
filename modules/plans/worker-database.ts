import { type Database, inOrganisation, openDatabase, type Tx } from '#platform/server';

/** How a worker thread reaches the database: as the app, on a connection of its own. */
export interface WorkerConnection {
  readonly connection: Parameters<typeof openDatabase>[0];
  readonly organisationId: string;
}

const open = new Map<string, Database>();

/**
 * One database a thread and connection, kept for the next work. A thread that is ended drops its connection, and with it
 * the transaction that was open: nothing of it stays.
 */
export function workerDatabase({ connection }: Pick<WorkerConnection, 'connection'>): Database {
  const key = JSON.stringify(connection);
  const database = open.get(key) ?? openDatabase({ ...connection, max: 2, idleTimeoutMillis: 10_000 });
  open.set(key, database);
  return database;
}

export function inWorker<T>(where: WorkerConnection, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inOrganisation(workerDatabase(where), where.organisationId, work);
}
