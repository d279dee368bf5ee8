import type { MessagePort } from 'node:worker_threads';

/** What a worker thread is asked to run. */
export interface ComputeTask {
  /** The module, by its URL. */
  readonly url: string;
  readonly name: string;
  readonly input: unknown;
  /** Where progress goes. */
  readonly port: MessagePort;
}

/**
 * Runs in a worker thread: one exported function of one module, which gets the input and a function to report progress.
 * Nothing to do only wakes the thread.
 */
export async function runTask(task: ComputeTask | null): Promise<unknown> {
  if (!task) return;
  const { url, name, input, port } = task;
  const module = (await import(url)) as Record<string, unknown>;
  const work = module[name];
  if (typeof work !== 'function') throw new Error(`${url} exports no function ${name}.`);
  try {
    return await work(input, (progress: unknown) => port.postMessage(progress));
  } finally {
    port.close();
  }
}
