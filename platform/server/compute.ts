import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import type { ComputeTask } from './compute-worker.ts';

export interface ComputeOptions {
  /** Worker threads at most; otherwise one less than the processor's cores. */
  readonly threads?: number;
  /** Memory of one thread in MB; work that needs more is broken off and leaves the server alone. */
  readonly memoryMb?: number;
  /** How much work may wait for a thread; more is refused. Any number unless given. */
  readonly mostWaiting?: number;
}

export interface RunOptions {
  /** Aborting it ends the thread at once. */
  readonly signal?: AbortSignal;
  /** Gets what the function passes to its second argument, in order. */
  readonly onProgress?: (progress: unknown) => void;
}

export interface Compute {
  /**
   * Runs one exported function of a module, named as in package.json's imports (`#modules/plans/worker`), in a worker
   * thread. Input and output are copied between the threads. Throws what the function throws, `ComputeTooLarge` where
   * it needs more memory than a thread has, `ComputeBusy` where too much waits already, and an AbortError where
   * `signal` is aborted.
   */
  run<Output>(specifier: string, functionName: string, input: unknown, options?: RunOptions): Promise<Output>;
  close(): Promise<void>;
}

/** The work needs more memory than a worker thread may have. */
export class ComputeTooLarge extends Error {}

/** All threads are at work, and as much waits as may. */
export class ComputeBusy extends Error {}

/** Worker threads for the engine, so that it never runs on the event loop. */
export function createCompute(options: ComputeOptions = {}): Compute {
  const { threads = Math.max(1, availableParallelism() - 1), memoryMb = 1024, mostWaiting } = options;
  const mostAsked = mostWaiting === undefined ? Number.POSITIVE_INFINITY : threads + mostWaiting;
  let asked = 0;
  // by name, so that it is the .ts file in development and the built one in production
  const filename = fileURLToPath(import.meta.resolve('#platform/server/compute-worker'));
  const pool = new Piscina({
    filename,
    name: 'runTask',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000, // a thread that is kept knows the engine already
    // a large import held 30 MB less than with 16, and took no longer
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
    ...(filename.endsWith('.ts') && { execArgv: sourceArguments() }),
  });
  return {
    async run<Output>(
      specifier: string,
      functionName: string,
      input: unknown,
      { signal, onProgress }: RunOptions = {},
    ) {
      signal?.throwIfAborted();
      if (asked >= mostAsked) throw new ComputeBusy(`Of ${mostAsked} pieces of work none is done yet.`);
      asked++;
      const { port1, port2 } = new MessageChannel();
      port1.on('message', (progress) => onProgress?.(progress));
      const task: ComputeTask = { url: import.meta.resolve(specifier), name: functionName, input, port: port2 };
      try {
        return (await pool.run(task, { transferList: [port2], ...(signal && { signal }) })) as Output;
      } catch (error) {
        // the pool starts no thread in place of one that ended, as long as nobody asks for anything
        if (pool.queueSize > 0) pool.run(null).catch(() => {});
        if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_OUT_OF_MEMORY') throw error;
        throw new ComputeTooLarge(
          `This needs more than ${memoryMb} MB of memory to compute, which the server does not give.`,
        );
      } finally {
        asked--;
        port1.close();
      }
    },
    close: () => pool.destroy(),
  };
}

/** From the sources, threads need the condition that leads `#` names to them; test runners do not pass it on. */
function sourceArguments(): string[] {
  const given = process.execArgv;
  return given.includes('source') ? given : [...given, '-C', 'source'];
}
