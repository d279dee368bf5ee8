import { rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { migrations } from '#migrations';
import { makeOwnerLink, makeWelcomeLink, organisationNow, type PrintedLink } from '#modules/offices/actions';
import {
  connectDatabases,
  createCompute,
  createEventHub,
  type Databases,
  type ServerModule,
  type Settings,
  startJobRunner,
} from '#platform/server';
import { createHttpServer } from '#platform/server/http/http-server';
import { createLogger } from '#platform/server/http/logger';
import { composeModules } from './modules.ts';
import { openServices } from './services.ts';

export interface RunningPortico {
  readonly url: string;
  readonly link: PrintedLink | undefined;
  /** Takes no more requests, lets those that run end, then stops jobs, workers and database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly version: string;
  /** The built web app. */
  readonly webFolder: string;
  readonly onLost: (how: string) => void;
}

/** Where the address of the server that runs on a data folder is written, for the command line. */
export const addressFile = (dataFolder: string) => path.join(dataFolder, 'address');

/** Starts all of Portico. What was started is stopped again, last first, where a later step fails. */
export async function startPortico(settings: Settings, options: StartOptions): Promise<RunningPortico> {
  const started: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const end of started.reverse().splice(0)) await end();
  };
  try {
    const databases = await connectDatabases(settings, { migrations, onLost: options.onLost });
    started.push(databases.close);
    const compute = createCompute({ memoryMb: settings.computeMemoryMb });
    started.push(compute.close);
    const modules = composeModules({ compute, connection: databases.connection('portico_app') });
    const { url, link } = await serve(settings, options, databases, modules, started);
    return { url, link, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serve(
  settings: Settings,
  { version, webFolder }: StartOptions,
  databases: Databases,
  modules: readonly ServerModule[],
  started: (() => Promise<void> | void)[],
) {
  const origin =
    settings.publicUrl ?? `http://${settings.host === '0.0.0.0' ? 'localhost' : settings.host}:${settings.port}`;
  const services = await openServices(databases, modules, origin.startsWith('https:'));
  started.push(services.close);
  const hub = await createEventHub(databases.connection('portico_app'));
  started.push(hub.close);
  const logger = createLogger(settings.logLevel);
  const app = await createHttpServer({
    modules,
    services,
    hub,
    logger,
    origin,
    webFolder,
    version,
    checksOutputs: process.env.NODE_ENV !== 'production',
    limits: { uploadBytes: settings.uploadLimitMb * 1024 * 1024 },
  });
  started.push(() => app.close());
  logger.level = 'error'; // where it listens is told in words
  await app.listen({ port: settings.port, host: settings.host });
  logger.level = settings.logLevel;
  const url = settings.publicUrl ?? origin.replace(/:\d+$/, `:${(app.server.address() as AddressInfo).port}`);
  if (!settings.databaseUrl) {
    writeFileSync(addressFile(settings.dataFolder), url);
    started.push(() => rmSync(addressFile(settings.dataFolder), { force: true }));
  }
  if (settings.jobConcurrency > 0) {
    const runner = await startJobRunner({
      app: databases.app,
      clock: organisationNow,
      onFault: (job, err) => logger.error({ job, err }, 'a job failed'),
      jobs: databases.jobs,
      jobsConnection: databases.connection('portico_jobs'),
      definitions: modules.flatMap(({ jobs }) => jobs),
      concurrency: settings.jobConcurrency,
    });
    started.push(() => runner.stop());
  }
  const link =
    (await makeWelcomeLink(services, url)) ?? (settings.databaseUrl ? undefined : await makeOwnerLink(services, url));
  return { url, link };
}
