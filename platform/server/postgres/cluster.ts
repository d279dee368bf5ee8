import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exitOf, type Program, startProgram } from './programs.ts';
import { faultFromLog } from './server-fault.ts';

const options = [
  '--username=portico_owner',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
  '--set=scram_iterations=1', // our passwords are 192 random bits: there is nothing to slow down a guesser for
];

/**
 * Makes the database cluster in `folder` if there is none. It is made beside and renamed when whole, so a killed start
 * leaves no half cluster. `isDurable: false` leaves out waiting for the disk, for tests.
 */
export async function makeCluster(
  folder: string,
  password: string,
  program: Program,
  isDurable: boolean,
): Promise<void> {
  if (existsSync(path.join(folder, 'PG_VERSION'))) return assertVersion(folder, program.binaries.version);
  const making = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(making, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(making, { mode: 0o700 });
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    for (const file of [making, passwordFile]) own(file, program);
    const initdb = startProgram(program, 'initdb', [making, passwordFile], ([data, secret]) => [
      `--pgdata=${data}`,
      `--pwfile=${secret}`,
      ...options,
      ...(isDurable ? [] : ['--no-sync']),
    ]);
    const code = await exitOf(initdb);
    if (code !== 0) throw faultFromLog(program.log, `The database could not be created (initdb ended with ${code}).`);
    renameSync(making, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(making, { recursive: true, force: true });
  }
}

function own(file: string, { account }: Program): void {
  if (!account) return;
  chownSync(file, account.uid, account.gid);
}

function assertVersion(folder: string, version: string): void {
  const found = readFileSync(path.join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === version) return;
  throw new Error(
    `The data in ${folder} were written by PostgreSQL ${found}; this version of Portico brings ${version}. ` +
      'Nothing was changed. Make a backup with the version of Portico that wrote them, and restore it with this one.',
  );
}
