import { randomUUID } from 'node:crypto';
import { reconcileFindings } from '#modules/findings/testing';
import type { contract as intakeContract } from '#modules/intake/contract';
import { routes as intakeRoutes } from '#modules/intake/routes';
import { type TestPerson, testOrganisation } from '#modules/offices/testing';
import type { contract as peopleContract } from '#modules/people/contract';
import { routes as peopleRoutes } from '#modules/people/routes';
import type { contract as planContract } from '#modules/plans/contract';
import { routes as planRoutes } from '#modules/plans/routes';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import type { contract as selectionContract } from '#modules/selection/contract';
import { routes as selectionRoutes } from '#modules/selection/routes';
import type { contract as strategyContract } from '#modules/strategy/contract';
import { routes as strategyRoutes } from '#modules/strategy/routes';
import { type commentContract, commentRoutes, createClient, type Operation } from '#platform/contract';
import type { TestServer } from '#platform/server/http/testing';
import { testCall } from '#platform/server/testing';

/** One record of every kind at which a permission can be asked for, with the nodes at and above it. */
export interface Place {
  /** The id by kind; that of `node` as it is written on the wire. */
  readonly ids: Readonly<Record<string, string>>;
  /** The nodes at which a role covers the record, by its kind. */
  readonly nodesOf: Readonly<Record<string, readonly string[]>>;
}

export interface World {
  readonly owner: TestPerson;
  /** A project in an office of its own, below the root. */
  readonly own: Place;
  /** The same beside it. */
  readonly sibling: Place;
}

/** An organisation with two offices that know nothing of each other; `name` stands in all texts of the second. */
export async function permissionWorld(server: TestServer, name: string): Promise<World> {
  const owner = await testOrganisation(server);
  return { owner, own: await makePlace(server, owner, 'Own'), sibling: await makePlace(server, owner, name) };
}

/** A project of the owner's in an office of its own, with a record of every kind; `name` stands in all its texts. */
export async function makePlace(server: TestServer, owner: TestPerson, name: string): Promise<Place> {
  const plans = createClient<typeof planContract>(planRoutes, owner.send);
  const projects = createClient<typeof projectContract>(projectRoutes, owner.send);
  const root = (await owner.offices.listOffices({})).items[0]?.id ?? '';
  const { officeId } = await owner.offices.createOffice({ parentId: root, name: `${name} office`, kind: 'division' });
  const { projectId } = await projects.createProject({ officeId, name: `${name} project` });
  const { planId } = await plans.getPlan({ projectId });
  const upload = { file: Buffer.from('<Project xmlns="http://schemas.microsoft.com/project"/>') };
  const { importId, jobId } = await plans.uploadImport({ fileName: `${name}.xml`, projectId }, upload);
  const node = `office:${officeId}`;
  const email = `${randomUUID()}@example.org`;
  const { personId } = await owner.offices.invitePerson({ name: `${name} person`, email, role: 'team-member', node });
  const { items: people } = await owner.offices.listPeople({});
  const assignmentId = people.find(({ id }) => id === personId)?.roles[0]?.assignmentId ?? '';
  const conversation = createClient<typeof commentContract>(commentRoutes, owner.send);
  const record = `project:${projectId}`;
  const picture = { file: Buffer.from('a,b') };
  const { attachmentId } = await conversation.uploadAttachment({ record, fileName: `${name}.csv` }, picture);
  const { commentId } = await conversation.createComment({ record, text: name });
  const findingId = await makeFinding(server, owner, projectId);
  const { objectiveId, contributionId } = await makeStrategy(owner, officeId, projectId, name);

  const intake = createClient<typeof intakeContract>(intakeRoutes, owner.send);
  const { proposalId } = await intake.createProposal({ officeId, name: `${name} proposal`, summary: name });
  const selection = createClient<typeof selectionContract>(selectionRoutes, owner.send);
  const { scenarioId } = await selection.createScenario({ officeId, name, firstOn: '2026-01-01', period: 'year', periods: 1 }); // biome-ignore format: one line
  const resourceId = await makeResource(owner, officeId, name);

  const atOffice = ['organisation', node, `office:${root}`];
  const atProject = [`project:${projectId}`, ...atOffice];
  return {
    ids: {
      office: officeId,
      project: projectId,
      plan: planId,
      import: importId,
      job: jobId ?? '',
      finding: findingId,
      objective: objectiveId,
      investment: projectId,
      contribution: contributionId,
      proposal: proposalId,
      scenario: scenarioId,
      resource: resourceId,
      comment: commentId,
      attachment: attachmentId,
      person: personId,
      'role-assignment': assignmentId,
      node,
    },
    nodesOf: {
      organisation: ['organisation'],
      person: ['organisation'],
      office: atOffice,
      node: atOffice,
      'role-assignment': atOffice,
      project: atProject,
      plan: atProject,
      import: atProject,
      job: atProject,
      finding: atProject,
      objective: atOffice,
      investment: atProject,
      contribution: atProject,
      proposal: atOffice,
      scenario: atOffice,
      resource: atOffice,
      comment: atProject,
      attachment: atProject,
    },
  };
}

/** An objective of the office, to which the project contributes. */
async function makeStrategy(owner: TestPerson, officeId: string, investmentId: string, name: string) {
  const strategy = createClient<typeof strategyContract>(strategyRoutes, owner.send);
  const [themeId, objectiveId, contributionId] = [randomUUID(), randomUUID(), randomUUID()];
  const whole = { field: null, from: null } as const;
  await strategy.changeStrategy({
    officeId,
    changes: [
      { ...whole, entity: 'theme', id: themeId, to: { name, about: name, weight: 1 } },
      { ...whole, entity: 'objective', id: objectiveId, to: { themeId, name, about: name, weight: 1, ownerPersonId: null } }, // biome-ignore format: one line
    ],
  });
  const path = { output: name, capability: name, outcome: name, benefit: name };
  const to = { objectiveId, strength: 'weak' as const, ...path, measureId: null, expected: null };
  const change = { ...whole, entity: 'contribution' as const, id: contributionId, to };
  await strategy.changeContributions({ investmentId, changes: [change] });
  return { objectiveId, contributionId };
}

/** Somebody of the office with a skill. */
async function makeResource(owner: TestPerson, officeId: string, name: string): Promise<string> {
  const people = createClient<typeof peopleContract>(peopleRoutes, owner.send);
  const [skillId, resourceId] = [randomUUID(), randomUUID()];
  const whole = { field: null, from: null } as const;
  const nobody = { personId: null, teamId: null, planNames: [] };
  await people.changeResources({
    officeId,
    changes: [
      { ...whole, entity: 'skill', id: skillId, to: { name, about: name } },
      { ...whole, entity: 'pool-resource', id: resourceId, to: { name, kind: 'person', ...nobody } },
      {
        ...whole,
        entity: 'resource-skill',
        id: randomUUID(),
        to: { resourceId, skillId, level: 3, sharePercent: 100 },
      },
    ],
  });
  return resourceId;
}

async function makeFinding(server: TestServer, owner: TestPerson, projectId: string): Promise<string> {
  const { app, owner: database } = server.database;
  const subject = { kind: 'project', id: projectId };
  const facts = {
    code: 'schedule.lag',
    severity: 'minor',
    subject,
    discriminator: null,
    values: {},
    records: [],
  } as const;
  await testCall(app, owner.organisationId, (call) =>
    reconcileFindings(call, { kind: 'project', id: projectId, officeId: null, raisedBy: 'plans' }, [facts]),
  );
  const found = await database
    .withTables<{ finding: { id: string; project_id: string } }>()
    .selectFrom('finding')
    .select('id')
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow();
  return found.id;
}

/** The kind of record that a field of an input names; nothing where any id will do. */
export const kindOf: Readonly<Record<string, string>> = {
  officeId: 'office',
  parentId: 'office',
  projectId: 'project',
  planId: 'plan',
  importId: 'import',
  jobId: 'job',
  findingId: 'finding',
  objectiveId: 'objective',
  investmentId: 'investment',
  contributionId: 'contribution',
  proposalId: 'proposal',
  intoProposalId: 'proposal',
  scenarioId: 'scenario',
  commentId: 'comment',
  attachmentId: 'attachment',
  personId: 'person',
  managerPersonId: 'person',
  assignmentId: 'role-assignment',
  node: 'node',
};

/**
 * The ids of a place for the fields of an input; the field that the scope reads gets the record of the scope's kind.
 */
export function idsIn({ ids }: Place, { scope }: Operation): (field: string) => string {
  return (field) => {
    const kind = typeof scope === 'object' && scope.from === field ? scope.kind : kindOf[field];
    if (kind === undefined) return randomUUID();
    const id = ids[kind];
    if (id === undefined)
      throw new Error(`Make a record of kind ${kind} in testing.ts beside this test: an operation asks there.`);
    return id;
  };
}
