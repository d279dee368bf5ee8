import { migrations } from '#migrations';
import { connectDatabases, type Settings } from '#platform/server';
import type { Served, ServeOptions } from './serve.ts';

export interface RunningPortico extends Served {
  /** Takes no more requests, lets those that run end, then stops jobs, workers and database. */
  stop(): Promise<void>;
}

export interface StartOptions extends ServeOptions {
  readonly onLost: (why: string) => void;
}

/** Starts all of Portico. What was started is stopped again, last first, where a later step fails. */
export async function startPortico(settings: Settings, options: StartOptions): Promise<RunningPortico> {
  const started: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const end of started.reverse().splice(0)) await end();
  };
  try {
    const serving = import('./serve.ts'); // the program is loaded while the database starts
    const databases = await connectDatabases(settings, { migrations, onLost: options.onLost });
    started.push(databases.close);
    const { serve } = await serving;
    return { ...(await serve(settings, options, databases, started)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
