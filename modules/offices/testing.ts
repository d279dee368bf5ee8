import { randomUUID } from 'node:crypto';
import { type Client, createClient, OperationError, type Send } from '#platform/contract';
import type { TestServer } from '#platform/server/http/testing';
import { makeLink } from '#platform/server/identity/links';
import type { contract, Role } from './contract.ts';
import { routes } from './routes.ts';

/** Somebody who is signed in, with the means to call as that person. */
export interface TestPerson {
  readonly personId: string;
  readonly organisationId: string;
  readonly email: string;
  readonly cookie: string;
  readonly send: Send;
  readonly offices: Client<typeof contract>;
}

export const testPassword = 'correct horse battery';

/** How many were made on each server; their addresses and names tell the number. */
const counts = new WeakMap<TestServer, number>();

function nextNumber(server: TestServer): number {
  const number = (counts.get(server) ?? 0) + 1;
  counts.set(server, number);
  return number;
}

/** A new organisation with its owner, through the first-run link, as many as are wanted on one database. */
export async function testOrganisation(server: TestServer, name = 'Acme'): Promise<TestPerson> {
  const organisationId = randomUUID();
  const first = await server.services.inOrganisation(organisationId, (tx) => makeLink(tx, 'welcome', randomUUID()));
  const email = `owner${nextNumber(server)}@example.org`;
  const input = { token: first.token, organisationName: name, name: 'Olga Owner', email, password: testPassword };
  return comeIn(server, '/links/welcome', { ...input, timeZone: 'Europe/Berlin' }, email);
}

/** A person with this role at this node, invited by `by` and come in. */
export async function testPerson(server: TestServer, by: TestPerson, role: Role, node = 'organisation') {
  const number = nextNumber(server);
  const [name, email] = [`Person ${number}`, `person${number}@example.org`];
  const { url } = await by.offices.invitePerson({ name, email, role, node });
  return comeIn(server, '/links/accept-invitation', { token: tokenOf(url), name, password: testPassword }, email);
}

/** The code with which the call was refused, or `allowed`. */
export function refusal(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'allowed',
    (error) => (error instanceof OperationError ? error.code : Promise.reject(error)),
  );
}

/** The token in a link's address. */
export function tokenOf(url: string | null): string {
  return new URL(url ?? '').hash.slice(1);
}

/** The cookie that an answer sets, as the next request sends it. */
export function cookieOf(setCookie: string | readonly string[] | undefined): string {
  return [setCookie ?? ''].flat()[0]?.split(';', 1)[0] ?? '';
}

async function comeIn(server: TestServer, path: string, payload: object, email: string): Promise<TestPerson> {
  const answer = await server.app.inject({ method: 'POST', url: `/api${path}`, payload });
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.body}\n${server.logged()}`);
  const cookie = cookieOf(answer.headers['set-cookie']);
  const send = server.send({ cookie });
  const { person, organisation } = answer.json() as { person: { id: string }; organisation: { id: string } };
  const offices = createClient<typeof contract>(routes, send);
  return { personId: person.id, organisationId: organisation.id, email, cookie, send, offices };
}
