import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { planChanged } from '#modules/plans/actions/plan-changed';
import { planChanges } from '#modules/plans/plan-changes';
import { toRows } from '#modules/plans/plan-rows';
import { nothingBeside } from '#modules/plans/source-fields';
import { emptyParts } from '#modules/plans/tables';
import { addProject, defaultToleranceDays } from '#modules/projects/actions/write-project';
import { type Call, type Database, inOrganisation, openDatabase, timeOrderedId } from '#platform/server';
import { runningServer } from '#platform/server/open-server';
import { generatePlan } from '../fixtures/generate-plan.ts';

export interface SeededProject {
  readonly projectId: string;
  readonly planId: string;
}

export interface Seeded {
  readonly organisationId: string;
  readonly ownerPersonId: string;
  readonly officeId: string;
  readonly projects: readonly SeededProject[];
}

/** Plans that differ; more projects than these take them in turn. */
const distinctPlans = 20;
const sideBySide = 2;

/**
 * Fills the organisation of a running server with projects and their plans, each a transaction through the write path
 * with its audit entry, as taking an import over does; then waits until the server has done all that follows. 500 plans
 * of 200 tasks take about a minute on two cores.
 */
export async function seedPortfolio(folder: string, projects: number, tasks: number): Promise<Seeded> {
  const { connection } = runningServer(folder);
  const owner = openDatabase({ ...connection('portico_owner'), max: 1 });
  const app = openDatabase({ ...connection('portico_app'), max: sideBySide });
  const jobs = openDatabase({ ...connection('portico_jobs'), max: 1 });
  try {
    const where = await organisationOf(owner);
    const plans = Array.from({ length: Math.min(projects, distinctPlans) }, (_, index) =>
      generatePlan({ seed: index + 1, tasks, progress: (index % 10) / 10 }),
    );
    const made: SeededProject[] = [];
    const work = async () => {
      for (let index = made.length; index < projects; index = made.length) {
        const project = { projectId: '', planId: timeOrderedId() };
        made.push(project);
        const plan = plans[index % plans.length];
        if (plan) Object.assign(project, await addSeeded(app, where, index, plan));
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
    await settled(owner, jobs, projects);
    await sql`analyze`.execute(owner);
    return { ...where, projects: made };
  } finally {
    await Promise.all([owner.destroy(), app.destroy(), jobs.destroy()]);
  }
}

async function organisationOf(owner: Database) {
  const { rows } = await sql<Omit<Seeded, 'projects'>>`
    select office.organisation_id as "organisationId", office.id as "officeId", person.id as "ownerPersonId"
    from office join person using (organisation_id) where parent_id is null`.execute(owner);
  if (!rows[0]) throw new Error('Nobody has set the organisation up.');
  return rows[0];
}

function addSeeded(
  app: Database,
  { organisationId, officeId, ownerPersonId }: Omit<Seeded, 'projects'>,
  index: number,
  plan: ReturnType<typeof generatePlan>,
): Promise<SeededProject> {
  return inOrganisation(app, organisationId, async (tx) => {
    const actor = { kind: 'person', id: ownerPersonId } as const;
    const call: Call = { tx, organisationId, actor, operation: 'seedPortfolio', now: new Date().toISOString() };
    const planId = timeOrderedId();
    const name = `Project ${String(index + 1).padStart(4, '0')}`;
    const input = { name, officeId, managerPersonId: ownerPersonId, toleranceDays: defaultToleranceDays };
    const { project } = await addProject(call, input, async ({ id }) => {
      const rows = toRows(plan, nothingBeside, call.now);
      const insert = { entity: 'plan', id: planId, field: null, from: null, to: { ...rows.plan, project_id: id } };
      return [insert, ...planChanges(planId, { plan: rows.plan, parts: emptyParts }, rows)];
    });
    await planChanged(call, { id: planId, project_id: project.id });
    return { projectId: project.id, planId };
  });
}

/** Waits until every plan is computed, and all that follows from what was written is done: the office is at rest. */
async function settled(owner: Database, jobs: Database, projects: number): Promise<void> {
  const count = async (database: Database, query: ReturnType<typeof sql>) =>
    ((await query.execute(database)).rows as { n: number }[])[0]?.n ?? 0;
  for (;;) {
    const told = await count(owner, sql`select count(*)::int as n from project_summary`);
    const toFollow = await count(owner, sql`select count(*)::int as n from follow_pending`);
    const toDo = await count(
      jobs,
      sql`select count(*)::int as n from graphile_worker._private_jobs where run_at <= now()`,
    );
    if (told >= projects && toFollow === 0 && toDo === 0) return;
    await sleep(100);
  }
}
