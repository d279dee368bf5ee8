import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { makeFolder } from './make-folder.ts';
import { startEmbeddedPostgres } from './postgres/embedded-postgres.ts';
import { DataFolderInUse } from './postgres/owner-lock.ts';
import { type Role, readPasswords, roles } from './postgres/passwords.ts';
import type { Settings } from './settings.ts';

/** A running server, and how each of the four roles reaches it. */
export interface DatabaseServer {
  readonly passwords: Readonly<Record<Role, string>>;
  connection(role: Role): pg.ClientConfig;
  /** Ends the embedded server if this process has started it. */
  stop(): Promise<void>;
}

type Where = Pick<Settings, 'dataFolder' | 'databaseUrl'>;

/** Starts the embedded server on the data folder, or takes the one that DATABASE_URL names. Changes nothing in it. */
export async function openServer(
  { dataFolder, databaseUrl }: Where,
  onLost?: (why: string) => void,
): Promise<DatabaseServer> {
  if (databaseUrl) return givenServer(databaseUrl, dataFolder);
  return startEmbeddedPostgres(dataFolder, onLost && { onLost });
}

/** The same, and where another process runs the embedded server on the folder, that one. */
export function openServerBeside(where: Where): Promise<DatabaseServer> {
  return openServer(where).catch((error) => {
    if (error instanceof DataFolderInUse) return runningServer(where.dataFolder);
    throw error;
  });
}

/** Whether an embedded server ever ran on the folder. */
export const hasCluster = (dataFolder: string): boolean => existsSync(path.join(dataFolder, 'postgres', 'PG_VERSION'));

/** The server that another process runs on the folder, through its socket. */
export function runningServer(dataFolder: string): DatabaseServer {
  const postmaster = readFileSync(path.join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8');
  const host = postmaster.split('\n')[4] ?? ''; // the folder of its socket, by PostgreSQL's format
  const passwords = readPasswords(path.join(dataFolder, 'passwords.json'));
  const connection = (user: Role) => ({ host, user, password: passwords[user], database: 'portico' });
  return { passwords, connection, stop: async () => {} };
}

/** A server that runs already: the three roles beside its owner get passwords that every process derives alike. */
function givenServer(url: string, dataFolder: string): DatabaseServer {
  const { host, port, database, ssl, password } = new pg.Client(url); // which reads all forms of addresses
  const passwords = password ? derivePasswords(password) : storedPasswords(dataFolder);
  const connection = (role: Role): pg.ClientConfig =>
    role === 'portico_owner'
      ? { connectionString: url }
      : { host, port, ssl, user: role, password: passwords[role], ...(database && { database }) };
  return { connection, passwords, stop: async () => {} };
}

function derivePasswords(secret: string): Record<Role, string> {
  const derived = roles.map((role) => [role, createHmac('sha256', secret).update(role).digest('base64url')]);
  return Object.fromEntries(derived) as Record<Role, string>;
}

function storedPasswords(dataFolder: string): Record<Role, string> {
  makeFolder(dataFolder);
  return readPasswords(path.join(dataFolder, 'passwords.json'));
}
