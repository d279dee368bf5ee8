import type { ChildProcess } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';
import { exitOf, type Program, startProgram } from './programs.ts';
import { faultFromLog } from './server-fault.ts';

export interface Postmaster {
  readonly pid: number;
  /** When it has ended, whoever ended it. */
  readonly ended: Promise<number | string>;
}

/** How long processes of a server that was killed may take to notice that it is gone. */
const leftoversMs = 10_000;

/** Starts the server on the cluster and waits until it accepts connections. Throws with the cause where it does not. */
export async function startPostmaster(
  cluster: string,
  program: Program,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  for (const until = Date.now() + leftoversMs; ; await sleep(100)) {
    const started = await tryStart(cluster, program, settings);
    if (!(started instanceof Error)) return started;
    if (!started.message.includes('pre-existing shared memory block') || Date.now() > until) throw started;
  }
}

async function tryStart(
  cluster: string,
  program: Program,
  settings: Readonly<Record<string, string>>,
): Promise<Postmaster | Error> {
  const child = startProgram(program, 'postgres', [cluster], ([data]) => [
    '-D',
    data ?? '',
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  child.unref();
  const exit = exitOf(child);
  const end = await Promise.race([exit, isReady(cluster, child)]);
  if (end !== true) return faultFromLog(program.log, `The database did not start (it ended with ${end}).`);
  return { pid: child.pid as number, ended: exit };
}

/** The server writes its state to the eighth line of its pid file. */
async function isReady(cluster: string, child: ChildProcess): Promise<true | string> {
  const file = path.join(cluster, 'postmaster.pid');
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(5)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (!existsSync(file)) continue;
    const lines = readFileSync(file, 'utf8').split('\n');
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
  }
  child.kill('SIGQUIT');
  return 'no answer within two minutes';
}

/** Fast shutdown, so that the next start need not recover; after `patienceMs` an immediate one, which is safe too. */
export async function stopPostmaster({ pid, ended }: Postmaster, patienceMs = 20_000): Promise<void> {
  signalPostmaster(pid, 'SIGINT');
  const impatience = setTimeout(() => signalPostmaster(pid, 'SIGQUIT'), patienceMs);
  await ended;
  clearTimeout(impatience);
}

/** Does nothing where it has ended by itself. */
export function signalPostmaster(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/**
 * Ends the server that a killed owner left running on this cluster. Returns whether there was one. Its pid file goes in
 * any case: the next server would refuse to start where the number has passed to another process, or where nobody
 * collects the dead, as in many containers. (Shared memory tells it whether processes of the old one still live.)
 */
export async function endOrphan(cluster: string): Promise<boolean> {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const identity = processIdentity(pid);
  const isOrphan = identity !== undefined && worksIn(pid, cluster);
  const end = async () => {
    while (processIdentity(pid) === identity) await sleep(5);
    return 'ended';
  };
  if (isOrphan) await stopPostmaster({ pid, ended: end() });
  rmSync(file, { force: true });
  return isOrphan;
}

/** Whether it is this cluster's server, and not a stranger to whom the number has passed. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
    return spawnSync('ps', ['-o', 'command=', '-p', `${pid}`])
      .stdout.toString()
      .includes(cluster);
  } catch {
    return false;
  }
}
