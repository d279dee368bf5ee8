import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '#modules/offices/contract';
import { roles } from '#modules/offices/roles';
import { type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import { clientsOf } from '#modules/reporting/testing';
import { toRequest } from '#platform/contract';
import { adoptIn } from './decisions/testing.ts';
import { idsIn, makePlace, type Place } from './permissions/testing.ts';
import {
  type NamedOperation,
  sampleInput,
  settled,
  testModules,
  testOperations,
  testWorkingPortico,
} from './testing.ts';

/**
 * Two offices beside each other: whatever is done in one, whoever holds roles in the other alone reads what he read
 * before: the same lists, counts, narratives, findings, decisions and matches. What is exported is made of these.
 */
const server = await testWorkingPortico({ runsJobs: true });
const owner = await testOrganisation(server);
await sql`update organisation set clock_at = '2026-01-05T09:00:00Z'`.execute(server.database.owner);
const own = await makePlace(server, owner, 'Own');
const secret = 'SiblingSecret';

/** Those who read most, wherever below the organisation they may be held. */
const wide: readonly Role[] = ['pmo-lead', 'project-manager', 'auditor'];
const nodes: Readonly<Record<string, string>> = { office: own.ids.node ?? '', project: `project:${own.ids.project}` };
const readers = new Map<string, TestPerson>();
for (const role of wide) {
  for (const at of roles[role].heldAt) {
    const node = nodes[at];
    if (node) readers.set(`${role} at ${at}`, await testPerson(server, owner, role, node));
  }
}

/** People belong to the organisation as a whole: they are listed, and found by their names, wherever they work. */
const isPerson = (value: unknown) =>
  typeof value === 'object' && (value as { kind?: unknown } | null)?.kind === 'person';
const withoutPeople = (_key: string, value: unknown) =>
  Array.isArray(value) ? value.filter((one) => !isPerson(one)) : value;
const isOfAll = ({ name }: NamedOperation) => name === 'listPeople';
const reads = testOperations.filter(
  (named) => named.operation.method === 'GET' && named.operation.scope !== 'public' && !isOfAll(named),
);

/** The operation with the fewest fields, and with each of the choices that it offers; free text looks for the sibling. */
function inputsOf({ operation }: NamedOperation): Record<string, unknown>[] {
  const values = { id: idsIn(own, operation), text: secret };
  const least = sampleInput(operation, values);
  const { properties = {} } = z.toJSONSchema(operation.input, { io: 'input' });
  const choices = Object.entries(properties).flatMap(
    ([field, schema]) =>
    typeof schema === 'object' && Array.isArray(schema.enum) ? schema.enum.map((value) => ({ ...least, [field]: value })) : [], // biome-ignore format: one line
  );
  return [least, sampleInput(operation, { ...values, isWhole: true }), ...choices];
}

/** What everybody reads of every operation, as one text each. */
async function readAll(): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>();
  for (const [who, { send }] of readers) {
    for (const named of reads) {
      for (const [index, input] of inputsOf(named).entries()) {
        const { status, body } = await send(toRequest(named.operation, input));
        told.set(
          `${named.name} ${index} by ${who}`,
          status === 200 ? JSON.stringify(body, withoutPeople) : `${status}`,
        );
      }
    }
  }
  return told;
}

/** All that people do in an office: a plan, findings, questions, answers, another policy. */
async function live({ ids }: Place): Promise<void> {
  const { findings, projects } = clientsOf(owner.send);
  await adoptIn(server.database.app, owner.organisationId, ids.office ?? '', 'directive');
  const projectId = ids.project ?? '';
  const reason = secret;
  await projects.updateProject({ projectId, changes: [{ field: 'toleranceDays', from: 10, to: 0 }] });
  await settled(server);
  const findingId = (await findings.listRegister({ projectId })).items[0]?.findingId ?? '';
  await findings.disputeFinding({ findingId, reason });
  await projects.proposeHandOver({ projectId, move: 'hand-back', reason }).catch(() => undefined);
}

let sibling: Place;
let before: ReadonlyMap<string, string>;
let after: ReadonlyMap<string, string>;
beforeAll(async () => {
  await settled(server);
  before = await readAll();
  sibling = await makePlace(server, owner, secret);
  await live(sibling);
  await settled(server);
  after = await readAll();
});

test('there are people, reads and answers to compare', () => {
  expect(readers.size).toBeGreaterThan(3);
  expect(reads.length).toBeGreaterThan(40);
  const answers = [...before.values()].filter((text) => text.length > 3);
  expect(answers.length).toBeGreaterThan(readers.size * 25);
});

test('the owner reads all of it', async () => {
  const { findings } = clientsOf(owner.send);
  const { items } = await findings.listDecisions({ state: 'open' });
  expect(items.length).toBeGreaterThan(1);
});

test.each(reads)('$name tells nothing of what is done in the office beside', ({ name }) => {
  const of = (told: ReadonlyMap<string, string>) => [...told].filter(([key]) => key.startsWith(`${name} `));
  expect(of(after)).toEqual(of(before));
});

test('no answer holds a word or an id of the office beside', () => {
  const hidden = [secret, ...Object.entries(sibling.ids).flatMap(([kind, id]) => (kind === 'person' ? [] : id))];
  const told = [...after].filter(([, text]) => hidden.some((word) => text.includes(word)));
  expect(told).toEqual([]);
});

const topics = testModules.flatMap(({ topics = {} }) =>
  Object.entries(topics).flatMap(([topic, rule]) => ('hasId' in rule && rule.hasId ? [topic] : [])),
);

test('nobody hears of a record of the office beside', async () => {
  expect(topics.length).toBeGreaterThan(3);
  const url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  const wanted = topics.map((topic) => `${topic}:${sibling.ids[topic]}`).join(',');
  for (const { cookie } of readers.values()) {
    const closing = new AbortController();
    const stream = await fetch(`${url}/api/events?topics=${wanted}`, { headers: { cookie }, signal: closing.signal });
    const first = await stream.body?.pipeThrough(new TextDecoderStream()).getReader().read();
    expect(first?.value).toContain('"topics":[]');
    closing.abort();
  }
});
