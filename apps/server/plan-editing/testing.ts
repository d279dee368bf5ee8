import { type ScheduleInput, schedule } from '#engine';
import type { TestPerson } from '#modules/offices/testing';
import type { contract as planContract } from '#modules/plans/contract';
import { toInput } from '#modules/plans/plan-rows';
import { selectPlanRows } from '#modules/plans/queries';
import { routes as planRoutes } from '#modules/plans/routes';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type Client, createClient } from '#platform/contract';
import type { TestServer } from '#platform/server/http/testing';

type Plans = Client<typeof planContract>;
export type Changes = Parameters<Plans['changePlan']>[0]['changes'];

export const plansOf = ({ send }: Pick<TestPerson, 'send'>): Plans =>
  createClient<typeof planContract>(planRoutes, send);

let count = 0;

export type TestPlan = Awaited<ReturnType<typeof testPlan>>;

/** The empty plan of a new project, with the means to change it and to look at what is stored. */
export async function testPlan(server: TestServer, owner: TestPerson) {
  const projects = createClient<typeof projectContract>(projectRoutes, owner.send);
  const plans = plansOf(owner);
  const officeId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
  const { projectId } = await projects.createProject({ officeId, name: `Plan ${++count} of ${owner.email}` });
  const view = () => plans.getPlan({ projectId });
  const { planId } = await view();
  const rows = () => server.services.inOrganisation(owner.organisationId, (tx) => selectPlanRows(tx, planId));
  const input = async (): Promise<ScheduleInput> => {
    const all = await rows();
    if (!all) throw new Error('The plan is gone.');
    return toInput(all);
  };
  const scheduled = async () => schedule(await input());
  return {
    projectId,
    planId,
    plans,
    view,
    rows,
    /** The dates that the engine gives to the plan as it is stored. */
    scheduled,
    change: (...changes: Changes) => plans.changePlan({ planId, baseRevision: 1, changes }),
    task: async (uid: number) => (await rows())?.parts.task.find((row) => row.uid === uid),
    dates: async (uid: number) => {
      const found = (await scheduled()).tasks.find((task) => task.uid === uid);
      return { start: found?.start ?? 0, finish: found?.finish ?? 0 };
    },
    faults: async () => [...new Set((await scheduled()).findings.map(({ code }) => code))].sort(),
  };
}
