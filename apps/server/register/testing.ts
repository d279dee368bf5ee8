import type { DecisionRow } from '#modules/findings/decision-tables';
import { type TestPerson, testPerson } from '#modules/offices/testing';
import { computedPlan, type TestOwner, type TestPortico, testOwner, until } from '#modules/reporting/testing';
import { type Call, inOrganisation } from '#platform/server';

export const monday = '2026-01-05T09:00:00.000Z';

/** An organisation of two whose clock stands, with one project, which the owner manages. */
export interface World {
  readonly portico: TestPortico;
  readonly owner: TestOwner & { readonly officeName: string };
  readonly second: TestPerson;
  readonly projectId: string;
  readonly planId: string;
  /** The id of the open finding of that code. */
  findingOf(code: string): Promise<string>;
  decision?: DecisionRow;
}

export async function begin(portico: TestPortico): Promise<World> {
  const owner = await testOwner(portico, monday);
  const { items } = await owner.offices.listOffices({});
  const second = await testPerson(portico.server, owner, 'team-member');
  const { projectId } = await owner.projects.createProject({
    officeId: owner.officeId,
    name: 'Harbour',
    managerPersonId: owner.personId,
  });
  const { planId } = await computedPlan(owner, projectId).catch((error) => {
    throw new Error(portico.faults[0] ?? String(error));
  });
  const find = async (code: string) => (await owner.findings.listRegister({ code })).items[0]?.findingId;
  const findingOf = async (code: string) => (await until(() => find(code), (id) => id !== undefined)) ?? ''; // biome-ignore format: one line
  return { portico, owner: { ...owner, officeName: items[0]?.name ?? '' }, second, projectId, planId, findingOf };
}

/** What is open of the whole organisation. */
export const openCodes = async ({ owner }: World): Promise<string[]> =>
  (await owner.findings.listRegister({ limit: 500 })).items.map(({ code }) => code);

/** Acts as the machinery in that organisation, at its clock. */
export const act = <T>({ portico, owner: { organisationId } }: World, work: (call: Call) => Promise<T>): Promise<T> =>
  inOrganisation(portico.server.database.app, organisationId, (tx) =>
    work({ tx, organisationId, actor: { kind: 'system', id: 'test' }, operation: 'test', now: monday }),
  );
