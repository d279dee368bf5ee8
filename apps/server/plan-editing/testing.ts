import fc from 'fast-check';
import { type ScheduleInput, schedule } from '#engine';
import type { TestPerson } from '#modules/offices/testing';
import type { contract as planContract } from '#modules/plans/contract';
import { toInput } from '#modules/plans/plan-rows';
import { selectPlanRows } from '#modules/plans/queries';
import { none, routes as planRoutes } from '#modules/plans/routes';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type Client, createClient, OperationError } from '#platform/contract';
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

const day = 4800;
export const at = (parentUid: number | null, afterUid: number | null) => ({ parentUid, afterUid });
export const make = (id: string, name: string, place = at(null, null)) =>
  ({ entity: 'task', id, field: null, from: null, to: { name, durationTicks: day, place } }) as const;

type View = Awaited<ReturnType<TestPlan['view']>>;
/** What somebody does, at the tasks and links that stand at these places by then. */
type Act = readonly [what: keyof typeof acts, first: number, second: number, value: number];

const pick = (list: readonly number[], index: number) => list[index % Math.max(1, list.length)] ?? 1;
const parentAt = (tasks: View['tasks'], uid: number) => tasks.parentUid[tasks.uid.indexOf(uid)] || null;
const valueAt = (column: readonly number[], { uid }: View['tasks'], of: number) => {
  const value = column[uid.indexOf(of)] ?? none;
  return value === none ? null : value;
};

const acts = {
  insert: ({ tasks }: View, first: number, second: number, value: number): Changes => {
    const [parentUid, afterUid] = [pick(tasks.uid, first), pick(tasks.uid, second)];
    return [make('-1', `New ${value}`, at(value % 3 ? parentUid : null, afterUid)), make('-2', 'Under', at(-1, null))];
  },
  remove: ({ tasks }: View, first: number): Changes => [
    { entity: 'task', id: String(pick(tasks.uid, first)), field: null, from: {}, to: null },
  ],
  move: ({ tasks }: View, first: number, second: number, value: number): Changes => {
    const [uid, to] = [pick(tasks.uid, first), pick(tasks.uid, second)];
    const from = at(parentAt(tasks, uid), null);
    return [
      { entity: 'task', id: String(uid), field: 'place', from, to: at(value % 2 ? to : parentAt(tasks, to), to) },
    ];
  },
  link: ({ tasks }: View, first: number, second: number): Changes => [
    { entity: 'link', id: `${pick(tasks.uid, first)}-${pick(tasks.uid, second)}`, field: null, from: null, to: {} },
  ],
  unlink: ({ links }: View, first: number): Changes => {
    const index = first % Math.max(1, links.type.length);
    const id = `${links.predecessorUid[index] ?? 1}-${links.successorUid[index] ?? 1}`;
    return [{ entity: 'link', id, field: null, from: {}, to: null }];
  },
  progress: ({ tasks }: View, first: number, _: number, value: number): Changes => {
    const uid = pick(tasks.uid, first);
    const from = valueAt(tasks.percentComplete, tasks, uid) ?? 0;
    return [{ entity: 'task', id: String(uid), field: 'percentComplete', from, to: value % 101 }];
  },
  duration: ({ tasks }: View, first: number, _: number, value: number): Changes => {
    const uid = pick(tasks.uid, first);
    const from = valueAt(tasks.durationTicks, tasks, uid);
    return [{ entity: 'task', id: String(uid), field: 'durationTicks', from, to: (value % 20) * 1200 }];
  },
} as const;

export const anyActs: fc.Arbitrary<Act[]> = fc.array(
  fc.tuple(fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])), fc.nat(20), fc.nat(20), fc.nat(1000)),
  { minLength: 3, maxLength: 10 },
);

/** Does what is possible of it; the entries of what was done. */
export async function doAll(plan: TestPlan, list: readonly Act[]): Promise<string[]> {
  const entries: string[] = [];
  for (const [what, first, second, value] of list) {
    const done = await plan.change(...acts[what](await plan.view(), first, second, value)).catch((error: unknown) => {
      if (error instanceof OperationError && [409, 422].includes(error.status)) return null;
      throw error;
    });
    if (done?.entryId) entries.push(done.entryId);
  }
  return entries;
}
