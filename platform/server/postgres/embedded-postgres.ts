import { realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { makeFolder } from '../make-folder.ts';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { makeCluster } from './cluster.ts';
import { takeOwnership } from './owner-lock.ts';
import { type Role, readPasswords } from './passwords.ts';
import { endOrphan, signalPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { causeFromLog, faultOfFolder } from './server-fault.ts';
import { makeSocketFolder } from './socket-folder.ts';

export interface Connection {
  readonly host: string;
  readonly user: Role;
  readonly password: string;
  readonly database: string;
}

export interface EmbeddedPostgres {
  readonly pid: number;
  /** A server that a killed process had left running was shut down first. */
  readonly hadOrphan: boolean;
  readonly passwords: Readonly<Record<Role, string>>;
  connection(role: Role): Connection;
  /** Ends the server within moments and gives the folder up. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Called with the cause in words if the server ends though nobody called `stop`. */
  readonly onLost?: (why: string) => void;
  /** False only for tests: acknowledged writes may be lost when the machine fails. */
  readonly isDurable?: boolean;
}

/**
 * Starts PostgreSQL on the data folder, which is made if need be. It listens on a socket only, which no other account
 * may enter. Throws `DataFolderInUse` while another process has the folder; an error with cause and remedy where the
 * folder cannot be used, was written by another major version, or the server does not start.
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  { onLost, isDurable = true }: EmbeddedOptions = {},
): Promise<EmbeddedPostgres> {
  const folder = dataFolderAt(path.resolve(dataFolder));
  const giveUp = await takeOwnership(folder).catch((error) => {
    throw faultOfFolder(folder, error);
  });
  try {
    const cluster = path.join(folder, 'postgres');
    const hadOrphan = await endOrphan(cluster);
    const log = path.join(folder, 'postgres.log');
    rmSync(log, { force: true });
    const account = serverAccount(cluster);
    const program = { account, binaries: findBinaries(account), log };
    const passwords = readPasswords(path.join(folder, 'passwords.json'));
    await makeCluster(cluster, passwords.portico_owner, program, isDurable);
    const host = makeSocketFolder(folder, account);
    const postmaster = await startPostmaster(cluster, program, serverSettings(host, isDurable)).catch((error) => {
      rmSync(host, { recursive: true, force: true });
      throw error;
    });
    let isStopping = false;
    // a process that ends without `stop`, by a fault say, leaves no server behind; one that is killed does
    const takeAlong = () => signalPostmaster(postmaster.pid, 'SIGINT');
    process.once('exit', takeAlong);
    postmaster.ended.then((how) => {
      process.off('exit', takeAlong);
      if (!isStopping) onLost?.(causeFromLog(log) ?? `It ended with ${how}. Start Portico again.`);
    });
    const connection = (role: Role) => ({ host, user: role, password: passwords[role], database: 'portico' });
    const stop = async () => {
      isStopping = true;
      await stopPostmaster(postmaster);
      rmSync(host, { recursive: true, force: true });
      giveUp();
    };
    await makeDatabase(connection('portico_owner')).catch(async (error) => {
      await stop();
      throw error;
    });
    return { pid: postmaster.pid, hadOrphan, passwords, connection, stop };
  } catch (error) {
    giveUp();
    throw faultOfFolder(folder, error);
  }
}

function dataFolderAt(folder: string): string {
  try {
    makeFolder(folder);
    return realpathSync(folder); // one folder, one name, whatever links lead to it
  } catch (error) {
    throw faultOfFolder(folder, error);
  }
}

function serverSettings(socketFolder: string, isDurable: boolean): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '128MB',
    wal_compression: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_checkpoints: 'off',
    // containers have 64 MB of /dev/shm, too little for parallel queries
    ...(process.platform === 'linux' && { dynamic_shared_memory_type: 'mmap' }),
    ...(!isDurable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}

async function makeDatabase(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [connection.database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}
