import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { findingUndoRules } from '#modules/findings/actions/assign-finding';
import { findingHistory, findingTelling } from '#modules/findings/actions/tell-finding-changes';
import type { contract as findingsContract } from '#modules/findings/contract';
import { routes as findingRoutes } from '#modules/findings/routes';
import { findings } from '#modules/findings/server';
import { intakeUndoRules } from '#modules/intake/actions/tell-intake-changes';
import type { contract as intake } from '#modules/intake/contract';
import { routes as intakeRoutes } from '#modules/intake/routes';
import { intakeServer } from '#modules/intake/server';
import { organisationNow } from '#modules/offices/actions';
import { officeUndoRules } from '#modules/offices/actions/undo-rules';
import { directory, offices } from '#modules/offices/server';
import { type TestPerson, testOrganisation } from '#modules/offices/testing';
import { resourceUndoRules } from '#modules/people/actions/undo-rules';
import type { contract as people } from '#modules/people/contract';
import { routes as peopleRoutes } from '#modules/people/routes';
import { keepPlanDemand, people as peopleServer } from '#modules/people/server';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { planPart } from '#modules/plans/actions/project-part';
import { planTelling } from '#modules/plans/actions/tell-plan-changes';
import { planUndoRules } from '#modules/plans/actions/undo-rules';
import type { contract as plans } from '#modules/plans/contract';
import { routes as planRoutes } from '#modules/plans/routes';
import { plansServer } from '#modules/plans/server';
import { priorityPart } from '#modules/priorities/actions/project-part';
import { priorityUndoRules } from '#modules/priorities/actions/undo-rules';
import type { contract as priorities } from '#modules/priorities/contract';
import { routes as priorityRoutes } from '#modules/priorities/routes';
import { priorities as prioritiesServer } from '#modules/priorities/server';
import { projectHistory, projectTelling } from '#modules/projects/actions/tell-project-changes';
import { projectUndoRules } from '#modules/projects/actions/undo-rules';
import type { contract as projects } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { projectsServer } from '#modules/projects/server';
import { strategyPart } from '#modules/strategy/actions/project-part';
import { strategyUndoRules } from '#modules/strategy/actions/undo-rules';
import type { contract as strategy } from '#modules/strategy/contract';
import { routes as strategyRoutes } from '#modules/strategy/routes';
import { strategy as strategyServer } from '#modules/strategy/server';
import { type Client, type changeContract, changeRoutes, createClient, type Send } from '#platform/contract';
import {
  createCompute,
  inOrganisation,
  type ServerModule,
  startFollowing,
  startJobRunner,
  startTimers,
  type UndoRules,
} from '#platform/server';
import { changesServer } from '#platform/server/changes/changes-module';
import { type TestServer, testServer } from '#platform/server/http/testing';
import { jobsServer } from '#platform/server/jobs/jobs-module';
import { until } from '#platform/server/jobs/testing';
import { reportTelling } from './actions/tell-report-changes.ts';
import type { contract as reporting } from './contract.ts';
import { routes as reportingRoutes } from './routes.ts';
import { reportingServer, summariseProject } from './server.ts';

export { until };

/** Everything up to the portfolio on a database of its own, with jobs and worker threads running. */
export interface TestPortico {
  readonly server: TestServer;
  readonly services: PlanServices;
  /** Attempts of jobs that failed. */
  readonly faults: readonly string[];
}

/** Call it at the top level of a test file: `const portico = await testPortico()`. `above`: modules that stand higher, and how they undo. */
export async function testPortico(
  above: (services: PlanServices) => readonly ServerModule[] = () => [],
  rulesAbove: UndoRules = {},
): Promise<TestPortico> {
  const compute = createCompute({ threads: 2 });
  let connection: PlanServices['connection'] = {};
  const services: PlanServices = {
    compute,
    reading: compute,
    get connection() {
      return connection;
    },
    onPlanComputed: [summariseProject, keepPlanDemand],
  };
  const parts = [planPart, strategyPart, priorityPart];
  const changes = changesServer({
    kinds: { ...findingHistory, ...projectHistory(parts) },
    tellings: [findingTelling, projectTelling, planTelling, reportTelling],
    rules: {
      ...officeUndoRules,
      ...projectUndoRules(parts),
      ...planUndoRules,
      ...strategyUndoRules,
      ...intakeUndoRules,
      ...resourceUndoRules,
      ...priorityUndoRules,
      ...findingUndoRules,
      ...rulesAbove,
    },
  });
  const domains = [
    changes,
    offices,
    findings,
    projectsServer(parts),
    plansServer(services, parts),
    strategyServer,
    intakeServer(parts),
    peopleServer,
    prioritiesServer,
    reportingServer(services),
    ...above(services),
  ];
  const modules = [jobsServer(domains), ...domains];
  const server = await testServer(modules, directory);
  connection = server.database.connection('portico_app');
  const faults: string[] = [];
  const onFault = (task: string, error: unknown) =>
    faults.push(`${task}: ${error instanceof Error ? error.stack : String(error)}`);
  const runner = await startJobRunner({
    app: server.database.app,
    clock: organisationNow,
    jobs: server.database.jobs,
    jobsConnection: server.database.connection('portico_jobs'),
    definitions: modules.flatMap((module) => module.jobs),
    onFault,
  });
  const following = await startFollowing({ app: server.database.app, connection, onFault });
  const timers = await startTimers({
    app: server.database.app,
    connection,
    definitions: domains.flatMap((module) => module.timers),
    onFault,
  });
  afterAll(async () => {
    await timers.stop();
    await following.stop();
    await runner.stop(2_000); // what is in hand gives its connections back before they are closed
    await compute.close();
  });
  return { server, services, faults };
}

/** What a person can do, by module. */
export interface Clients {
  readonly projects: Client<typeof projects>;
  readonly plans: Client<typeof plans>;
  readonly reporting: Client<typeof reporting>;
  readonly findings: Client<typeof findingsContract>;
  readonly strategy: Client<typeof strategy>;
  readonly intake: Client<typeof intake>;
  readonly people: Client<typeof people>;
  readonly priorities: Client<typeof priorities>;
  readonly changes: Client<typeof changeContract>;
}

export const clientsOf = (send: Send): Clients => ({
  projects: createClient<typeof projects>(projectRoutes, send),
  plans: createClient<typeof plans>(planRoutes, send),
  reporting: createClient<typeof reporting>(reportingRoutes, send),
  findings: createClient<typeof findingsContract>(findingRoutes, send),
  strategy: createClient<typeof strategy>(strategyRoutes, send),
  intake: createClient<typeof intake>(intakeRoutes, send),
  people: createClient<typeof people>(peopleRoutes, send),
  priorities: createClient<typeof priorities>(priorityRoutes, send),
  changes: createClient<typeof changeContract>(changeRoutes, send),
});

export interface TestOwner extends TestPerson, Clients {
  readonly officeId: string;
}

/** The owner of a new organisation, with its root office; its clock stands at this instant where one is given. */
export async function testOwner({ server }: Pick<TestPortico, 'server'>, clockAt?: string): Promise<TestOwner> {
  const person = await testOrganisation(server);
  if (clockAt) await standClock(server, person.organisationId, clockAt);
  const { items } = await person.offices.listOffices({});
  return { ...person, ...clientsOf(person.send), officeId: items[0]?.id ?? '' };
}

const standClock = ({ database }: TestServer, organisationId: string, clockAt: string): Promise<void> =>
  inOrganisation(database.app, organisationId, async (tx) => {
    await sql`update organisation set clock_at = ${clockAt}`.execute(tx);
  });

/** The organisation's clock stands at this instant from now on; what became due by it happens. */
export const advanceClock = (
  { server }: Pick<TestPortico, 'server'>,
  { organisationId }: TestPerson,
  clockAt: string,
) => standClock(server, organisationId, clockAt);

/** Uploads a file and waits until it was read. */
export async function upload(
  { plans }: Clients,
  file: Buffer,
  input: { fileName?: string; projectId?: string; officeId?: string } = {},
) {
  const { importId } = await plans.uploadImport({ fileName: 'plan.xml', ...input }, { file });
  return until(
    () => plans.getImport({ importId }),
    ({ state }) => state !== 'reading',
  );
}

/** Takes an import over and waits until that is done. */
export async function commit({ plans }: Clients, input: Parameters<Clients['plans']['commitImport']>[0]) {
  const { importId } = await plans.commitImport(input);
  return until(
    () => plans.getImport({ importId }),
    ({ state }) => state !== 'committing',
  );
}

/** The plan once its newest revision is computed. */
export const computedPlan = ({ plans }: Clients, projectId: string) =>
  until(
    () => plans.getPlan({ projectId }),
    ({ revision, computedRevision }) => revision === computedRevision,
  );
