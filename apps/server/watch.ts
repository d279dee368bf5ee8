import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { migrations } from '#migrations';
import type { Databases, Settings } from '#platform/server';
import { poolState } from '#platform/server/database';
import type { ReadinessChecks } from '#platform/server/http/health';
import { readDatabaseFigures } from '#platform/server/metrics/database-figures';
import { createMetrics, type Metrics } from '#platform/server/metrics/metrics';
import type { OpenedServices } from './services.ts';

/** What must be so for this process to serve, beside a database that answers. */
export function readinessOf(
  { dataFolder, databaseUrl }: Pick<Settings, 'dataFolder' | 'databaseUrl'>,
  { owner }: Pick<Databases, 'owner'>,
): ReadinessChecks {
  const newest = Object.keys(migrations).sort().at(-1) ?? '';
  return {
    async migrations() {
      const { rows } = await sql`select from migration.kysely_migration where name = ${newest}`.execute(owner);
      if (!rows.length) throw new Error(`The database lacks ${newest}.`);
    },
    ...(!databaseUrl && { disk: () => assertWritable(dataFolder) }),
  };
}

/** The embedded database needs room beside what it has reserved. */
async function assertWritable(folder: string): Promise<void> {
  const probe = path.join(folder, `probe-${process.pid}`);
  await writeFile(probe, Buffer.alloc(8192), { mode: 0o600 });
  await rm(probe);
}

export function metricsOf(
  { app, jobs }: Pick<Databases, 'app' | 'jobs'>,
  { identity }: Pick<OpenedServices, 'identity'>,
): Promise<Metrics> {
  const pools = { app, jobs, auth: identity.auth };
  return createMetrics({
    pools: Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, () => poolState(pool)])),
    database: () => readDatabaseFigures(app, jobs),
  });
}
