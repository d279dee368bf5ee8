import type { Registry } from 'prom-client';

/**
 * How a pool of database connections stands: how many are open, of these at rest, and how many requests wait for one.
 */
export interface PoolState {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/** Where figures come from that are asked for when somebody reads them. */
export interface MetricSources {
  readonly pools: Readonly<Record<string, () => PoolState>>;
  /** What stands in the database: numbers by the names of `databaseFigures`. */
  readonly database: () => Promise<DatabaseFigures>;
}

/** What every process on one database tells alike. */
export interface DatabaseFigures {
  /** Jobs that are due and wait for a worker, and since when the first of them does, in seconds. */
  readonly queueDepth: number;
  readonly queueAgeSeconds: number;
  /** Jobs that failed for good. */
  readonly queueFailed: number;
  /** Age of the oldest audit entry without its seal, in seconds. */
  readonly unsealedAgeSeconds: number;
  /** Timers that should have fired and have not. */
  readonly timersOverdue: number;
}

const databaseFigures: Readonly<Record<keyof DatabaseFigures, readonly [name: string, help: string]>> = {
  queueDepth: ['portico_job_queue_depth', 'Jobs that are due and wait for a worker.'],
  queueAgeSeconds: ['portico_job_queue_age_seconds', 'For how long the first of the waiting jobs has been due.'],
  queueFailed: ['portico_job_queue_failed', 'Jobs that failed for good and are not tried again.'],
  unsealedAgeSeconds: ['portico_audit_unsealed_age_seconds', 'Age of the oldest audit entry without its seal.'],
  timersOverdue: ['portico_timers_overdue', 'Timers that should have fired and have not.'],
};

/** In seconds: from what nobody notices to what nobody waits for. */
const latencyBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3, 10];

export interface Metrics {
  observeRequest(operation: string, status: number, seconds: number): void;
  streamOpened(): void;
  streamClosed(): void;
  readonly contentType: string;
  /** All figures in Prometheus' text format. */
  read(): Promise<string>;
}

/**
 * The figures of this process for Prometheus; `ofNode` adds those of Node.js itself, the lag of its event loop among
 * them.
 */
export async function createMetrics(sources: MetricSources, ofNode = true): Promise<Metrics> {
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client');
  const registry = new Registry();
  const registers = [registry];
  if (ofNode) collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'portico_request_seconds',
    help: 'How long requests took, by the operation’s name and the status of the answer.',
    labelNames: ['operation', 'status'],
    buckets: latencyBuckets,
    registers,
  });
  const streams = new Gauge({ name: 'portico_event_streams', help: 'Browsers that follow live updates.', registers });
  const pools = new Gauge({
    name: 'portico_database_connections',
    help: 'Connections by pool, in use or idle, and requests that wait for one.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, stateOf] of Object.entries(sources.pools)) {
        const { total, idle, waiting } = stateOf();
        for (const [state, count] of Object.entries({ used: total - idle, idle, waiting })) {
          pools.set({ pool, state }, count);
        }
      }
    },
  });
  const readDatabase = await addDatabaseFigures(registry, sources);
  return {
    observeRequest: (operation, status, seconds) => requests.observe({ operation, status }, seconds),
    streamOpened: () => streams.inc(),
    streamClosed: () => streams.dec(),
    contentType: registry.contentType,
    async read() {
      await readDatabase();
      return registry.metrics();
    },
  };
}

/** Read in one go; where the database does not answer they are left out, and `portico_database_up` says so. */
async function addDatabaseFigures(registry: Registry, { database }: MetricSources): Promise<() => Promise<void>> {
  const { Gauge } = await import('prom-client');
  const registers = [registry];
  const up = new Gauge({ name: 'portico_database_up', help: 'Whether the database answers: 1 or 0.', registers });
  const gauges = Object.entries(databaseFigures).map(
    ([key, [name, help]]) => [key as keyof DatabaseFigures, new Gauge({ name, help, registers })] as const,
  );
  return async () => {
    const figures = await database().catch(() => undefined);
    up.set(figures ? 1 : 0);
    for (const [key, gauge] of gauges) {
      if (figures) gauge.set(figures[key]);
      else gauge.remove();
    }
  };
}
