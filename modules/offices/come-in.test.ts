import { expect, test } from 'vitest';
import { createClient, OperationError } from '#platform/contract';
import { testServer } from '#platform/server/http/testing';
import type { contract } from './contract.ts';
import { routes } from './routes.ts';
import { directory, offices } from './server.ts';
import { cookieOf, testOrganisation, testPassword, testPerson, tokenOf } from './testing.ts';

const server = await testServer([offices], directory);
const stranger = createClient<typeof contract>(routes, server.send());
const owner = await testOrganisation(server);

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'allowed',
    (error) => (error instanceof OperationError ? error.code : Promise.reject(error)),
  );

test('the owner is signed in with the organisation, its clock and what may be done', async () => {
  const session = await owner.offices.getSession({});
  expect(session).toMatchObject({
    state: 'signed-in',
    person: { name: 'Olga Owner' },
    organisation: { name: 'Acme', timeZone: 'Europe/Berlin', clockAt: null },
    roles: [{ role: 'owner', node: 'organisation', nodeName: 'Acme' }],
  });
  if (session.state === 'signed-in') expect(session.permissions).toContain('organisation.update');
});
