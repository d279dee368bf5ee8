import { expect, test } from 'vitest';
import { type Role, roleIds } from '#modules/offices/contract';
import { roles } from '#modules/offices/roles';
import { type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import { type Send, toRequest } from '#platform/contract';
import { type NamedOperation, sampleInput, testOperations, testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);
const signedIn = testOperations.filter(({ operation }) => operation.scope !== 'public');
const guarded = signedIn.filter(({ operation }) => operation.scope !== 'self');

async function answer(send: Send, { operation }: NamedOperation, id: string): Promise<string> {
  const file = operation.body === 'bytes' ? { upload: { file: Buffer.from('x') } } : {};
  const { status, body } = await send({
    ...toRequest(operation, sampleInput(operation, { id, text: 'Sample' })),
    ...file,
  });
  return status < 300 ? 'allowed' : `${status} ${(body as { code: string }).code}`;
}

test.each(signedIn)('$name is refused to a stranger', async (operation) => {
  expect(await answer(server.send(), operation, owner.personId)).toBe('401 not-signed-in');
  const token = server.send({ authorization: `Bearer portico_${'x'.repeat(43)}` });
  expect(await answer(token, operation, owner.personId)).toBe('401 not-signed-in');
});

const people = new Map<Role, TestPerson>();
for (const role of roleIds) if (role !== 'owner') people.set(role, await testPerson(server, owner, role));

/** An id that the operation's scope knows, where there is one by now. */
async function idFor({ operation: { scope } }: NamedOperation): Promise<string> {
  if (typeof scope !== 'object') return owner.personId;
  const { items: offices } = await owner.offices.listOffices({});
  const session = await owner.offices.getSession({});
  const assignment = session.state === 'signed-in' ? session.roles[0]?.assignmentId : undefined;
  const known: Record<string, string | undefined> = { office: offices[0]?.id, 'role-assignment': assignment };
  return known[scope.kind] ?? owner.personId;
}

test.each(guarded.flatMap((named) => roleIds.map((role) => ({ ...named, role }))))(
  '$name for $role is as the table of roles says',
  async ({ role, ...named }) => {
    const { permission, scope } = named.operation;
    const person = people.get(role);
    if (!person || roles[role].permissions.includes(permission)) return;
    const refused = await answer(person.send, named, await idFor(named));
    const isKnown = typeof scope !== 'object' || ['node', 'office', 'person', 'role-assignment'].includes(scope.kind);
    expect(refused).toBe(isKnown ? '403 permission-missing' : '404 record-missing');
  },
);

test.each(guarded)('$name is refused to a person without any role', async (named) => {
  const nobody = await (async () => people.get('team-member'))();
  if (!nobody) throw new Error('There is no team member.');
  const { items } = await owner.offices.listPeople({});
  const held = items.find(({ id }) => id === nobody.personId)?.roles ?? [];
  for (const { assignmentId } of held) await owner.offices.revokeRole({ assignmentId });
  expect(await answer(nobody.send, named, await idFor(named))).toMatch(/^(403 permission-missing|404 record-missing)$/);
});
