import { rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { sweepFindings } from '#modules/findings/actions';
import { makeOwnerLink, makeWelcomeLink, organisationNow, type PrintedLink } from '#modules/offices/actions';
import {
  createCompute,
  createEventHub,
  createMailer,
  type Databases,
  type Settings,
  startFollowing,
  startJobRunner,
  startTimers,
  startUpkeep,
} from '#platform/server';
import { createHttpServer } from '#platform/server/http/http-server';
import { createLogger, usualFormat } from '#platform/server/http/logger';
import { forgettingOf } from '#platform/server/identity/identity';
import { addressFile } from './address-file.ts';
import { composeModules } from './modules.ts';
import { openServices } from './services.ts';
import { metricsOf, readinessOf } from './watch.ts';

export interface ServeOptions {
  readonly version: string;
  /** The built web app. */
  readonly webFolder: string;
}

export interface Served {
  readonly url: string;
  /** To be printed: on the embedded database always, else only until somebody has come in. */
  readonly link: PrintedLink | undefined;
}

const megabyte = 1024 * 1024;
/** What readers ask takes a second on the largest plans: more than these would give up before their turn. */
const mostReadersWaiting = 60;
/** A large print takes some ten seconds: nobody waits for longer than a minute or two. */
const mostPrintsWaiting = 8;

/** Serves pages and API and runs jobs, on databases that are connected. Each thing started adds how it is ended. */
export async function serve(
  settings: Settings,
  { version, webFolder }: ServeOptions,
  databases: Databases,
  started: (() => Promise<void> | void)[],
): Promise<Served> {
  const { port, host, publicUrl, dataFolder, databaseUrl, smtpServer, mailFrom } = settings;
  const compute = createCompute({ memoryMb: settings.computeMemoryMb });
  started.push(compute.close);
  const reading = createCompute({ memoryMb: settings.computeMemoryMb, mostWaiting: mostReadersWaiting });
  started.push(reading.close);
  const printing = createCompute({ threads: 1, memoryMb: settings.computeMemoryMb, mostWaiting: mostPrintsWaiting });
  started.push(printing.close);
  const solving = createCompute({ threads: 1, memoryMb: settings.computeMemoryMb });
  started.push(solving.close);
  const mailer = smtpServer && mailFrom && createMailer({ server: smtpServer, from: mailFrom });
  const origin = publicUrl ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`;
  let url = origin;
  const modules = composeModules({
    compute,
    reading,
    printing,
    solving,
    connection: databases.connection('portico_app'),
    mailer,
    origin: () => url,
    mostAttachmentBytes: settings.attachmentLimitMb * megabyte,
  });
  const identity = {
    isSecure: origin.startsWith('https:'),
    sessions: { idleSeconds: settings.sessionIdleHours * 3_600, mostSeconds: settings.sessionDays * 86_400 },
  };
  const services = await openServices(databases, modules, identity, mailer !== undefined);
  started.push(services.close);
  const hub = await createEventHub(databases.connection('portico_app'));
  started.push(hub.close);
  const logger = createLogger(settings.logLevel, undefined, usualFormat());
  const limits = { uploadBytes: settings.uploadLimitMb * megabyte };
  const checksOutputs = process.env.NODE_ENV !== 'production';
  const app = await createHttpServer({
    modules,
    services,
    hub,
    logger,
    origin,
    webFolder,
    version,
    checksOutputs,
    limits,
    readiness: readinessOf(settings, databases),
    metrics: await metricsOf(databases, services),
    metricsToken: settings.metricsToken,
  });
  started.push(() => app.close());
  logger.level = 'error'; // where it listens is told in words
  await app.listen({ port, host });
  logger.level = settings.logLevel;
  url = publicUrl ?? origin.replace(/:\d+$/, `:${(app.server.address() as AddressInfo).port}`);
  if (!databaseUrl) {
    writeFileSync(addressFile(dataFolder), url);
    started.push(() => rmSync(addressFile(dataFolder), { force: true }));
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
    const following = await startFollowing({
      app: databases.app,
      connection: databases.connection('portico_app'),
      onFault: (task, err) => logger.error({ task, err }, 'following failed'),
    });
    started.push(following.stop);
    await sweepFindings(databases.app);
    const timers = await startTimers({
      app: databases.app,
      connection: databases.connection('portico_app'),
      definitions: modules.flatMap((module) => module.timers),
      onFault: (timer, err) => logger.error({ timer, err }, 'a timer failed'),
    });
    started.push(timers.stop);
    const upkeep = startUpkeep({
      app: databases.app,
      onFault: (task, err) => logger.error({ task, err }, 'upkeep failed'),
      forgetting: forgettingOf(services.identity),
    });
    started.push(upkeep.stop);
  }
  const link = (await makeWelcomeLink(services, url)) ?? (databaseUrl ? undefined : await makeOwnerLink(services, url));
  return { url, link };
}
