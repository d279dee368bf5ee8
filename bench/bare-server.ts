// Run as a process of its own by the bench `api`: the payload of two operations without all that stands around them.
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { sql } from 'kysely';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { describeProject } from '#modules/projects/actions/describe-project';
import { lockProject, selectProject } from '#modules/projects/queries';
import { getPortfolio } from '#modules/reporting/actions/get-portfolio';
import { openDatabase, type Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';

/** As the owner of the database, whom row-level security does not concern. */
const database = openDatabase({ ...(JSON.parse(process.argv[2] ?? '') as object), max: 20 });
const everywhere = { reach: async () => ({ isEverywhere: true, ids: () => [] }) };

const app = Fastify();

/** The same statements and the same answer: no session, no transaction, no organisation, no permission. */
app.get('/portfolio', async () => {
  const call = { tx: database as unknown as Tx, access: everywhere } as unknown as OperationCall;
  return getPortfolio({} as PlanServices, call, { state: 'active', limit: 500 });
});

interface Update {
  readonly projectId: string;
  readonly changes: readonly { readonly field: keyof typeof columnOf; readonly from: Value; readonly to: Value }[];
}

type Value = string | number | null;
const columnOf = { managerPersonId: 'manager_person_id', strategicWeight: 'strategic_weight' } as const;

/** Locks, changes if it is as it was, and reads what is answered: no session, permission, audit, history or event. */
app.put<{ Params: { projectId: string }; Body: Update }>('/projects/:projectId', async ({ params, body }) =>
  database.transaction().execute(async (tx) => {
    const { projectId } = params;
    await lockProject(tx, projectId);
    for (const { field, from, to } of body.changes) {
      const column = sql.ref(columnOf[field]);
      await sql`update project set ${column} = ${to}
        where id = ${projectId} and ${column} is not distinct from ${from}`.execute(tx);
    }
    const row = await selectProject(tx, projectId);
    return row && describeProject(tx, row);
  }),
);

await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${(app.server.address() as AddressInfo).port}\n`);
