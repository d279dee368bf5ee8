import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { schedule } from '#engine';
import { writeMspdi } from '#formats';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import type { PlanView } from '#modules/plans/contract';
import { smallPlan } from '#modules/plans/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type changeContract, changeRoutes, createClient, OperationError } from '#platform/contract';
import { type Call, inOrganisation, writeChanges } from '#platform/server';
import { testWorkingPortico } from '../testing.ts';
import { anyActs, at, doAll, make, plansOf, type TestPlan, testPlan } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: true });
const owner = await testOrganisation(server);
const { send, organisationId } = owner;
const changes = createClient<typeof changeContract>(changeRoutes, send);
const projects = createClient<typeof projectContract>(projectRoutes, send);

/** The last millisecond of a January day in the organisation's zone, where the clock stands from now on. */
const endOf = (day: number) => `2026-01-${String(day).padStart(2, '0')}T22:59:59.999Z`;
const dayOf = (day: number) => endOf(day).slice(0, 10);
const standAt = (instant: string) =>
  inOrganisation(server.database.app, organisationId, (tx) =>
    sql`update organisation set clock_at = ${instant}`.execute(tx),
  );
await standAt(endOf(1));

/** The plan as it is read once its newest revision is computed. */
async function shown(plan: TestPlan): Promise<PlanView> {
  for (;;) {
    const view = await plan.view();
    if (view.computedRevision === view.revision) return view;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** As it crosses the wire, without the moment at which dates were computed. */
const bytes = (view: PlanView) => JSON.stringify({ ...view, computedAt: null });

const asOf = ({ plans, projectId }: TestPlan, day: number, known?: 'then' | 'now') =>
  plans.getPlan({ projectId, asOf: dayOf(day), ...(known && { known }) });

const nameOf = ({ tasks }: PlanView, uid: number) => tasks.name[tasks.uid.indexOf(uid)];

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'told',
    (error) => (error instanceof OperationError ? error.code : Promise.reject(error)),
  );

test('whatever was done day by day, each day is told byte for byte as it was read on its evening', async () => {
  await fc.assert(
    fc.asyncProperty(anyActs, fc.nat(9), async (acts, undone) => {
      await standAt(endOf(2));
      const plan = await testPlan(server, owner);
      const evenings = [bytes(await shown(plan))];
      const evening = async (work: () => Promise<unknown>) => {
        await standAt(endOf(2 + evenings.length));
        await work();
        evenings.push(bytes(await shown(plan)));
      };
      await evening(() => plan.change(make('-1', 'A'), make('-2', 'B'), make('-3', 'C', at(-1, null))));
      const entries: string[] = [];
      for (const act of acts) await evening(async () => entries.push(...(await doAll(plan, [act]))));
      const taken = entries[undone % Math.max(1, entries.length)];
      if (taken) await evening(() => refusal(changes.undoChange({ entryId: taken })));
      await evening(() => importInto(plan));
      await evening(() => plan.plans.setBaseline({ planId: plan.planId, number: 0 }));
      for (const [index, read] of evenings.entries()) {
        expect(bytes(await asOf(plan, 2 + index)), dayOf(2 + index)).toBe(read);
        expect(bytes(await asOf(plan, 2 + index, 'now'))).toBe(read);
      }
    }),
    { numRuns: 3 },
  );
});

async function importInto({ plans, projectId }: TestPlan) {
  const input = smallPlan();
  const file = Buffer.from([...writeMspdi(input, schedule(input))].join(''));
  const { importId } = await plans.uploadImport({ fileName: 'plan.xml', projectId }, { file });
  const until = async (state: string) => {
    while ((await plans.getImport({ importId })).state === state) await new Promise((go) => setTimeout(go, 10));
  };
  await until('reading');
  await plans.commitImport({ importId, target: { kind: 'update', projectId } });
  await until('committing');
}

test('what was true on a day and recorded later is known now about then, and was not known then', async () => {
  await standAt(endOf(3));
  const plan = await testPlan(server, owner);
  await standAt(endOf(4));
  await plan.change(make('-1', 'Dig'), make('-2', 'Build'));
  await standAt(endOf(10));
  // said on the tenth, of the fifth; then, of the sixth, something else that was recorded before
  const said = (name: string, from: string, now: string, effectiveAt: string) =>
    inOrganisation(server.database.app, organisationId, (tx) => {
      const call: Call = { tx, organisationId, actor: { kind: 'person', id: owner.personId }, operation: 'test', now };
      const change = { entity: 'task', id: `${plan.planId}/1`, field: 'name', from, to: name };
      return writeChanges(call, [change], { effectiveAt });
    });
  await said('Dig on rock', 'Dig', endOf(7), endOf(6));
  await said('Dig deeper', 'Dig on rock', endOf(10), endOf(5));
  const names = async (day: number, known: 'then' | 'now') => nameOf(await asOf(plan, day, known), 1);
  expect([await names(4, 'then'), await names(4, 'now')]).toEqual(['Dig', 'Dig']);
  expect([await names(5, 'then'), await names(5, 'now')]).toEqual(['Dig', 'Dig deeper']);
  expect([await names(7, 'then'), await names(7, 'now')]).toEqual(['Dig on rock', 'Dig deeper']);
  expect([await names(10, 'then'), await names(10, 'now')]).toEqual(['Dig deeper', 'Dig deeper']);
});

test('why a date was where it was is told of that day, by the plan of that day', async () => {
  await standAt(endOf(3));
  const plan = await testPlan(server, owner);
  await plan.change(make('-1', 'Dig'), make('-2', 'Build'));
  await standAt(endOf(8));
  await plan.change({ entity: 'link', id: '1-2', field: null, from: null, to: {} });
  await shown(plan);
  const { plans, planId } = plan;
  const why = async (input: { asOf?: string }) =>
    (await plans.explainTask({ planId, uid: 2, ...input })).steps.map(({ kind }) => kind);
  expect(await why({})).toEqual(['predecessor', 'project-start']);
  expect(await why({ asOf: dayOf(7) })).toEqual(['project-start']);
  await expect(plans.explainTask({ planId, uid: 3, asOf: dayOf(7) })).rejects.toMatchObject({ code: 'task-missing' });
});

test('days that cannot be told are refused, and so is a day where only today is told', async () => {
  await standAt(endOf(20));
  const plan = await testPlan(server, owner);
  const untold = { code: 'day-untold', details: { first: '2026-01-02', last: '2026-01-20' } };
  await expect(asOf(plan, 21)).rejects.toMatchObject(untold);
  await expect(plan.plans.getPlan({ projectId: plan.projectId, asOf: '2025-12-31' })).rejects.toMatchObject(untold);
  expect(await codeOf(asOf(plan, 19))).toBe('not-there-then');
  const { projectId, planId } = plan;
  expect(await codeOf(plan.plans.getPlan({ projectId, asOf: '2026-02-30' }))).toBe('invalid-input');
  const asked = { planId, asOf: '2026-01-20' } as { planId: string };
  await expect(plan.plans.listBaselines(asked)).rejects.toMatchObject({
    code: 'invalid-input',
    details: { issues: [{ field: 'asOf' }] },
  });
});

test('of the past one reads what one may read today: other organisations and roles, and whoever deleted it, are refused', async () => {
  await standAt(endOf(20));
  const plan = await testPlan(server, owner);
  const asked = { projectId: plan.projectId, asOf: dayOf(20) };
  expect(await codeOf(plansOf(owner).getPlan(asked))).toBe('told');
  const stranger = await testOrganisation(server);
  expect(await codeOf(plansOf(stranger).getPlan({ ...asked, asOf: new Date().toISOString().slice(0, 10) }))).toBe(
    'record-missing',
  );
  const { items } = await owner.offices.listOffices({});
  const beside = await owner.offices.createOffice({ parentId: items[0]?.id ?? '', name: 'Beside', kind: 'division' });
  const lead = await testPerson(server, owner, 'pmo-lead', `office:${beside.officeId}`);
  expect(await codeOf(plansOf(lead).getPlan(asked))).toBe('record-missing');
  const { name } = await projects.getProject({ projectId: plan.projectId });
  await projects.deleteProject({ projectId: plan.projectId, name });
  expect(await codeOf(plansOf(owner).getPlan(asked))).toBe('record-missing');
});
