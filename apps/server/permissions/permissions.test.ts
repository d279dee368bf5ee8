import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Role, roleIds } from '#modules/offices/contract';
import { roles } from '#modules/offices/roles';
import { directory } from '#modules/offices/server';
import { type TestPerson, testPerson } from '#modules/offices/testing';
import { type Operation, type Send, toRequest } from '#platform/contract';
import { type Call, personOf, type ServerModule } from '#platform/server';
import { testServer } from '#platform/server/http/testing';
import { type NamedOperation, sampleInput, testModules, testOperations } from '../testing.ts';
import { idsIn, type Place, permissionWorld } from './testing.ts';

/**
 * While attempts are made, operations end where their action would begin; by the person who called, the last that came
 * so far.
 */
const probe = { attempts: 0, reached: new Map<string | undefined, string>() };

const probed = (module: ServerModule): ServerModule => ({
  ...module,
  handlers: Object.fromEntries(
    Object.entries(module.handlers).map(([name, handle]) => [
      name,
      (...all: unknown[]) => {
        if (!probe.attempts) return (handle as (...all: unknown[]) => unknown)(...all);
        const { actor } = all[0] as Partial<Call>; // nobody in a public operation
        probe.reached.set(actor && personOf(actor), name);
        throw new Error('Reached; nothing is done.');
      },
    ]),
  ),
});

const server = await testServer(testModules.map(probed), directory);
const { owner, own, sibling } = await permissionWorld(server, 'SiblingSecret');
const { own: foreign } = await permissionWorld(server, 'ForeignSecret');
const places = { own, sibling, 'other organisation': foreign };

/** Every role at every kind of node at which it can be held. */
const nodes: Readonly<Record<string, string>> = {
  organisation: 'organisation',
  office: own.ids.node ?? '',
  project: `project:${own.ids.project}`,
};
const holders: { role: Role; node: string; at: string; person: TestPerson }[] = [];
for (const role of roleIds) {
  for (const at of roles[role].heldAt) {
    const node = nodes[at];
    if (node === undefined) throw new Error(`Roles can be held at ${at}: give such a node here.`);
    holders.push({ role, node, at, person: await testPerson(server, owner, role, node) });
  }
}

async function request(send: Send, { operation }: NamedOperation, place: Place) {
  const input = sampleInput(operation, { id: idsIn(place, operation), text: 'Sample' });
  const file = operation.body === 'bytes' ? { upload: { file: Buffer.from('x') } } : {};
  return send({ ...toRequest(operation, input), ...file });
}

interface Caller {
  readonly personId?: string;
  readonly send: Send;
}

/** `reached`, or the code with which the request was refused before its action began. */
async function attempt({ personId, send }: Caller, named: NamedOperation, place: Place): Promise<string> {
  const who = named.operation.scope === 'public' ? undefined : personId;
  probe.attempts += 1;
  probe.reached.delete(who);
  const { body } = await request(send, named, place).finally(() => {
    probe.attempts -= 1;
  });
  return probe.reached.get(who) === named.name ? 'reached' : (body as { code: string }).code;
}

/** What the table of roles says, worked out from where things were made, not by the code that is tested. */
function expected({ permission, scope }: Operation, role: Role, node: string, place: Place): string {
  if (scope === 'self' || scope === 'public') return 'reached';
  const allows = roles[role].permissions.includes(permission);
  if (scope === 'list') return allows ? 'reached' : 'permission-missing';
  const kind = scope === 'organisation' ? scope : scope.kind;
  const isCovered = place.nodesOf[kind]?.includes(node) === true && place !== foreign;
  if (isCovered) return allows ? 'reached' : 'permission-missing';
  return kind === 'organisation' ? 'permission-missing' : 'record-missing'; // of what one may not see, nothing is told
}

const cases = testOperations.flatMap((named) => {
  const isAboutRecord = typeof named.operation.scope === 'object';
  const where = Object.entries(places).filter(([name]) => isAboutRecord || name === 'own');
  return where.map(([where, place]) => ({ ...named, where, place }));
});

test('there are operations, roles and places to try', () => {
  expect(testOperations.length).toBeGreaterThan(50);
  expect(holders.length).toBe(roleIds.flatMap((role) => roles[role].heldAt).length);
});

test.each(cases)(
  '$name at $where is refused or allowed to each role as the table says',
  async ({ place, ...named }) => {
    // the organisation of whoever asks is the only one that there is for him
    const here = named.operation.scope === 'organisation' ? own : place;
    const told = await Promise.all(
      holders.map(async ({ role, at, person }) => `${role} at ${at}: ${await attempt(person, named, here)}`),
    );
    expect(told).toEqual(
      holders.map(({ role, node, at }) => `${role} at ${at}: ${expected(named.operation, role, node, here)}`),
    );
  },
);

const signedIn = testOperations.filter(({ operation }) => operation.scope !== 'public');

test.each(signedIn)('$name is refused to a stranger', async (named) => {
  const token = server.send({ authorization: `Bearer portico_${'x'.repeat(43)}` });
  for (const send of [server.send(), token]) expect(await attempt({ send }, named, own)).toBe('not-signed-in');
});

test('a person whose roles are gone may do nothing but what concerns that person alone', async () => {
  const nobody = await testPerson(server, owner, 'team-member');
  const { items } = await owner.offices.listPeople({});
  const [held] = items.find(({ id }) => id === nobody.personId)?.roles ?? [];
  await owner.offices.revokeRole({ assignmentId: held?.assignmentId ?? '' });
  for (const named of signedIn.filter(({ operation }) => operation.scope !== 'self')) {
    expect(await attempt(nobody, named, own), named.name).toMatch(/^(permission|record)-missing$/);
  }
});

test('a person who was deactivated may do nothing at all', async () => {
  const gone = await testPerson(server, owner, 'owner');
  await owner.offices.deactivatePerson({ personId: gone.personId });
  for (const named of signedIn) expect(await attempt(gone, named, own), named.name).toBe('not-signed-in');
});

const lists = testOperations.filter(({ operation }) => operation.method === 'GET' && operation.scope === 'list');

test.each(lists)('$name shows nothing of an office beside one that is held', async (named) => {
  for (const { role, at, person } of holders.filter(({ at }) => at !== 'organisation')) {
    if (!roles[role].permissions.includes(named.operation.permission)) continue;
    const { status, body } = await request(person.send, named, own);
    expect(status).toBe(200);
    // people belong to the organisation as a whole
    if (named.name !== 'listPeople') expect(JSON.stringify(body), `${role} at ${at}`).not.toContain('SiblingSecret');
    expect(JSON.stringify(body)).not.toContain('ForeignSecret');
  }
});

test('an id that is nobody’s is as unknown as one that may not be seen', async () => {
  const nowhere: Place = {
    ...own,
    ids: Object.fromEntries(
      Object.keys(own.ids).map((kind) => [kind, kind === 'node' ? `office:${randomUUID()}` : randomUUID()]),
    ),
  };
  const [lead] = holders.filter(({ role, at }) => role === 'pmo-lead' && at === 'office');
  for (const named of testOperations.filter(({ operation }) => typeof operation.scope === 'object')) {
    expect(await attempt(lead?.person ?? owner, named, nowhere), named.name).toBe('record-missing');
  }
});
