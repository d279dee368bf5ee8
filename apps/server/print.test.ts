import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, describe, expect, test } from 'vitest';
import { refusal, type TestPerson, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { createClient, type PrintDocument, type printContract, printRoutes } from '#platform/contract';
import { type Compute, createCompute } from '#platform/server';
import { poolState } from '#platform/server/database';
import { until } from '#platform/server/jobs/testing';
import { testWorkingPortico } from './testing.ts';

/** Prints wait for the gate, where there is one; none may wait for the thread. */
const printer = createCompute({ threads: 1, mostWaiting: 0 });
let gate: Promise<void> | undefined;
let isAtGate = false;
const printing: Compute = {
  run: async (...task) => {
    isAtGate = gate !== undefined;
    await gate;
    return printer.run(...task);
  },
  close: printer.close,
};
afterAll(printer.close);
const server = await testWorkingPortico({ runsJobs: false, printing });
const owner = await testOrganisation(server, 'Halden & Roe');
const stranger = await testOrganisation(server, 'Elsewhere');
const printerOf = ({ send }: TestPerson) => createClient<typeof printContract>(printRoutes, send);

const [office] = (await owner.offices.listOffices({})).items;
const officeId = office?.id ?? '';
const { officeId: sisterId } = await owner.offices.createOffice({
  name: 'Sister office',
  kind: 'division',
  parentId: officeId,
});
const projects = createClient<typeof projectContract>(projectRoutes, owner.send);
const { projectId } = await projects.createProject({ officeId, name: 'Warehouse Link' });

const document: PrintDocument = {
  title: 'Overview',
  locale: 'en-GB',
  about: { kind: 'project', id: projectId },
  blocks: [{ kind: 'lead', sentences: [[{ text: 'All is well.' }]] }],
};

async function textOf(pdf: string): Promise<string> {
  const proxy = await getDocumentProxy(new Uint8Array(Buffer.from(pdf, 'base64')));
  return (await extractText(proxy, { mergePages: true })).text.replace(/\s+/g, ' ');
}

test('a print names organisation, office, record, date and person from the database, not from the request', async () => {
  const { pdf, pages, fileName } = await printerOf(owner).makePrint(document);
  const text = await textOf(pdf);
  expect(pages).toBe(1);
  expect(fileName).toMatch(/^Overview \d{4}-\d\d-\d\d\.pdf$/);
  // the first office is called like the organisation, which is not said twice
  expect(text).toContain('Halden & Roe › Warehouse Link');
  expect(text).toContain('Printed by Olga Owner');
  expect(text).toContain('All is well.');
});

test('a title becomes a name that any system can save under', async () => {
  const { fileName } = await printerOf(owner).makePrint({ ...document, title: '../etc/passwd: "a|b"' });
  expect(fileName).toMatch(/^\.\. etc passwd a b {1,2}\d{4}/);
});

test('however long a print takes, it keeps no connection to the database from others', async () => {
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const made = printerOf(owner).makePrint(document);
  await until(async () => isAtGate, (held) => held); // biome-ignore format: one line
  expect(poolState(server.database.app)).toMatchObject({ waiting: 0, idle: poolState(server.database.app).total });
  open();
  gate = undefined;
  expect((await made).pages).toBe(1);
});

test('what neither prints nor may wait is refused with when to come again, and the print under way is made', async () => {
  const answers = await Promise.allSettled([
    printerOf(owner).makePrint(document),
    printerOf(owner).makePrint(document),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = answers.find((answer) => answer.status === 'rejected')?.reason;
  expect(refused).toMatchObject({ code: 'print-busy', status: 503, details: { retryAfterSeconds: 30 } });
  expect((await printerOf(owner).makePrint(document)).pages).toBe(1);
});

test('sent twice under one key, it is printed once', async () => {
  const print = () =>
    server.app.inject({
      method: 'POST',
      url: '/api/prints',
      headers: { cookie: owner.cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'one-print-of-many' },
      payload: document,
    });
  const [first, second] = await Promise.all([print(), print()]);
  expect([first.statusCode, second.statusCode, second.body === first.body]).toEqual([200, 200, true]);
  expect([first, second].filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(1);
});

describe('a record that one may not see', () => {
  test('heads no print: neither of another office nor of another organisation', async () => {
    const neighbour = await testPerson(server, owner, 'project-manager', `office:${sisterId}`);
    expect(await refusal(printerOf(neighbour).makePrint(document))).toBe('record-missing');
    expect(await refusal(printerOf(stranger).makePrint(document))).toBe('record-missing');
  });

  test('heads no print where there is none such, or its kind is unknown', async () => {
    const nowhere = [
      { kind: 'project', id: officeId },
      { kind: 'nonsense', id: projectId },
    ];
    for (const about of nowhere) {
      expect(await refusal(printerOf(owner).makePrint({ ...document, about }))).toBe('record-missing');
    }
  });
});

test('whoever may read a project may print it, and with nothing to head it anybody who is signed in', async () => {
  const reader = await testPerson(server, owner, 'team-member', `project:${projectId}`);
  expect((await printerOf(reader).makePrint(document)).pages).toBe(1);
  const { pdf } = await printerOf(stranger).makePrint({ ...document, about: null });
  expect(await textOf(pdf)).toContain('Elsewhere');
});

test.each([
  ['a link to another site', { kind: 'lead', sentences: [[{ text: 'x', to: 'https://evil.example' }]] }],
  ['a link that pretends to be ours', { kind: 'lead', sentences: [[{ text: 'x', to: '//evil.example' }]] }],
  ['a script as a link', { kind: 'lead', sentences: [[{ text: 'x', to: 'javascript:alert(1)' }]] }],
  ['a picture', { kind: 'image', image: '/etc/passwd' }],
  ['what no block has', { kind: 'lead', sentences: [], image: '/etc/passwd' }],
  ['a table without columns', { kind: 'table', columns: [], rows: [] }],
])('%s is refused as input', async (_, block) => {
  const blocks = [block] as unknown as PrintDocument['blocks'];
  expect(await refusal(printerOf(owner).makePrint({ ...document, blocks }))).toBe('invalid-input');
});

test('rows and bars that do not fit their table are printed as far as they do', async () => {
  const bar = { shape: 'bar', look: 'solid', start: 9, finish: 2, pause: { from: 7, to: 3 }, done: 1, isStrong: false, ghostStart: null, ghostFinish: null, tailUntil: null, mark: 900, isMarkMissed: false, label: null } as const; // biome-ignore format: one bar
  const link = { from: 0, to: 7, leaves: 'finish', enters: 'start', isStrong: false } as const;
  const gantt = { span: { from: 5, to: 5 }, upper: [], lower: [], shading: [], today: null, bars: [bar], links: [link], legend: [] }; // biome-ignore format: one plan
  const columns = [{ title: 'Task', align: 'start' as const }];
  const rows = [{ cells: [] }, { cells: ['a', 'b', 'c'] }, { isHeading: true, cells: ['Group'] }];
  const blocks: PrintDocument['blocks'] = [{ kind: 'table', columns, rows, tree: 7, gantt }];
  expect((await printerOf(owner).makePrint({ ...document, blocks })).pages).toBe(1);
});
