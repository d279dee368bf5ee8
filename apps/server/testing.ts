import { afterAll } from 'vitest';
import { z } from 'zod';
import { organisationNow } from '#modules/offices/actions';
import { directory } from '#modules/offices/server';
import type { Operation } from '#platform/contract';
import { type Compute, createCompute, type ServerModule, startFollowing, startJobRunner } from '#platform/server';
import { followBacklog, followWritten } from '#platform/server/changes/follow-writes';
import { type TestServer, type TestServerOptions, testServer } from '#platform/server/http/testing';
import { type Composition, composeModules } from './modules.ts';

/** Tests of the composition compute nothing: what would is refused before, or waits in the queue. */
const noCompute: Compute = {
  run: () => Promise.reject(new Error('Nothing is computed in this test.')),
  close: async () => {},
};

interface WorkingOptions extends Pick<Composition, 'mailer' | 'mailRetryMs'> {
  /** For prints; the other worker threads unless given. */
  readonly printing?: Compute;
  readonly runsJobs: boolean;
}

/**
 * The composed server with worker threads, and with jobs running where it is asked for; all is stopped when the file's
 * tests are done.
 */
export async function testWorkingPortico({ runsJobs, printing, ...mail }: WorkingOptions): Promise<TestServer> {
  const compute = createCompute({ threads: 1 });
  const connection = {}; // known once the database is there
  const modules = composeModules({
    compute,
    printing: printing ?? compute,
    solving: compute,
    reading: compute,
    connection,
    ...mail,
  });
  const server = await testServer(modules, directory, { isMailOn: mail.mailer !== undefined });
  const { app, jobs, connection: connectionOf } = server.database;
  Object.assign(connection, connectionOf('portico_app'));
  const onFault = (task: string, error: unknown) => server.app.log.error({ task, err: error }, 'work failed');
  const following = runsJobs
    ? await startFollowing({ app, connection: connectionOf('portico_app'), onFault })
    : undefined;
  const runner = runsJobs
    ? await startJobRunner({
        app,
        jobs,
        jobsConnection: connectionOf('portico_jobs'),
        clock: organisationNow,
        definitions: modules.flatMap((module) => module.jobs),
        onFault,
      })
    : undefined;
  afterAll(async () => {
    await following?.stop();
    await runner?.stop(2_000); // what is in hand gives its connections back before they are closed
    await compute.close();
  });
  return server;
}

/** Once what was written is followed, and no job is in hand. */
export async function settled({ database }: TestServer): Promise<void> {
  const { app, jobs } = database;
  for (;;) {
    const backlog = await followBacklog(app);
    for (const organisationId of backlog) await followWritten(app, organisationId);
    const { rows } = await jobs.query<{ due: number }>(
      'select count(*)::integer as due from graphile_worker.jobs where attempts < max_attempts and run_at <= now()',
    );
    if (!backlog.length && !rows[0]?.due) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const composeTestModules = () =>
  composeModules({ compute: noCompute, printing: noCompute, solving: noCompute, reading: noCompute, connection: {} });

/** All modules as they are served. */
export const testModules: readonly ServerModule[] = composeTestModules();

/** The composed server on a database of its own, called by injection. */
export function testPortico(options?: TestServerOptions): Promise<TestServer> {
  return testServer(composeTestModules(), directory, options);
}

export interface NamedOperation {
  readonly name: string;
  readonly module: string;
  readonly operation: Operation;
}

/** Every operation of every module. */
export const testOperations: readonly NamedOperation[] = testModules.flatMap(({ name: module, contract }) =>
  Object.entries<Operation>(contract).map(([name, operation]) => ({ name, module, operation })),
);

type Schema = { readonly [key: string]: unknown };

/**
 * An input that the operation accepts as to its form, made from its schema; every field that can hold an id holds `id`.
 * `text` stands in free text, so that one can look for it. Optional fields are left out unless `isWhole`.
 */
export function sampleInput({ input }: Operation, values: SampleValues): Record<string, unknown> {
  return sample(z.toJSONSchema(input, { io: 'input' }) as Schema, '', values) as Record<string, unknown>;
}

export interface SampleValues {
  /** One for all fields, or by the name of the field; `node` is the field that names a node. */
  readonly id: string | ((field: string) => string);
  readonly text: string;
  readonly isWhole?: boolean;
}

function sample(schema: Schema, field: string, values: SampleValues): unknown {
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum.at(-1);
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return sample(choices[0] ?? {}, field, values);
  const type = [schema.type].flat()[0];
  if (type === 'object' || schema.properties) {
    const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
    const required = (schema.required ?? []) as string[];
    const given = fields.filter(([name]) => values.isWhole || required.includes(name));
    return Object.fromEntries(given.map(([name, of]) => [name, sample(of, name, values)]));
  }
  if (type === 'array') return [sample((schema.items ?? {}) as Schema, field, values)];
  if (type === 'integer' || type === 'number') return Math.max(Number(schema.minimum ?? 1), 1);
  if (type === 'boolean') return true;
  return type === 'string' ? sampleText(schema, field, values) : null;
}

/** Text that fits the format, or what the field's name asks for. */
function sampleText({ format, pattern, minLength }: Schema, field: string, { id, text }: SampleValues): string {
  if (format === 'uuid' || /Id$/.test(field)) return typeof id === 'string' ? id : id(field);
  if (format === 'email') return `${text.toLowerCase()}@example.org`;
  if (format === 'date-time') return '2026-03-02T08:00:00.000Z';
  if (format === 'date') return '2026-03-02';
  if (field === 'node') return typeof id === 'string' ? 'organisation' : id(field);
  if (field === 'record') return typeof id === 'string' ? `project:${id}` : id(field);
  if (field === 'timeZone') return 'Europe/Berlin';
  if (field === 'locale') return 'en';
  if (field === 'period') return '2026-03';
  if (pattern === '^[A-Z]{3}$') return 'EUR';
  return text.padEnd(Number(minLength ?? 0), 'x');
}
