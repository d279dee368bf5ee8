import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { readPlan } from '#formats';
import { advanceClock, commit, computedPlan, testOwner, testPortico, upload } from '#modules/reporting/testing';

const portico = await testPortico();
afterAll(() => expect(portico.faults).toEqual([]));

const monday = '2026-01-05T09:00:00.000Z';
const noted = `<ExtendedAttribute><FieldID>188743731</FieldID><Value>Ticket 7</Value></ExtendedAttribute>`;
const file = `<Project xmlns="http://schemas.microsoft.com/project"><Title>Depot</Title><Company>Halden &amp; Roe</Company><StartDate>2026-01-05T08:00:00</StartDate>
  <ExtendedAttributes><ExtendedAttribute><FieldID>188743731</FieldID><FieldName>Text1</FieldName></ExtendedAttribute></ExtendedAttributes>
  <Tasks>
    <Task><UID>0</UID><ID>0</ID><Name>Depot</Name><Hyperlink>Start page</Hyperlink></Task>
    <Task><UID>1</UID><ID>1</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration>${noted}
      <Baseline><Number>0</Number><Start>2026-01-05T08:00:00</Start><Finish>2026-01-06T17:00:00</Finish></Baseline></Task>
    <Task><UID>2</UID><ID>2</ID><Name>Pour</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>
      <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
  </Tasks>
  <Resources><Resource><UID>1</UID><ID>1</ID><Name>Ana</Name><Phonetics>Anna</Phonetics></Resource></Resources>
  <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT16H0M0S</Work></Assignment></Assignments></Project>`;

async function imported() {
  const owner = await testOwner(portico, monday);
  const { importId } = await upload(owner, Buffer.from(file));
  const done = await commit(owner, { importId, target: { kind: 'new', name: 'Depot', officeId: owner.officeId } });
  const projectId = done.result?.projectId ?? '';
  const plan = await computedPlan(owner, projectId);
  const exported = async (query = '', cookie = owner.cookie) =>
    portico.server.app.inject({ url: `/api/projects/${projectId}/plan/file${query}`, headers: { cookie } });
  return { owner, projectId, plan, exported };
}

async function read(bytes: Buffer) {
  const found = await readPlan(Readable.from([bytes]));
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found;
}

test('a plan leaves as the file that it came from, with the dates that were computed', async () => {
  const { exported, plan } = await imported();
  const answer = await exported();
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/xml',
    'content-length': String(answer.rawPayload.length),
    'content-disposition': `attachment; filename="Depot.xml"; filename*=UTF-8''Depot.xml`,
  });
  const [left, came] = [await read(answer.rawPayload), await read(Buffer.from(file))];
  expect(left.plan.tasks).toEqual(came.plan.tasks);
  expect(left.plan.links).toEqual(came.plan.links);
  expect(left.plan.resources).toEqual(came.plan.resources);
  expect(left.plan.assignments).toEqual(came.plan.assignments);
  expect(left.source.map(({ finish }) => finish)).toEqual(plan.tasks.finish);
  const beside = answer.body.replace(/\s*\n\s*/g, '');
  for (const text of ['<Company>Halden &amp; Roe</Company>', noted, '<Phonetics>Anna</Phonetics>', 'Start page'])
    expect(beside).toContain(text);
});

test('a past day gives the plan as it was then', async () => {
  const { owner, exported, plan } = await imported();
  await advanceClock(portico, owner, '2026-01-12T09:00:00.000Z');
  await owner.plans.changePlan({
    planId: plan.planId,
    baseRevision: plan.revision,
    changes: [{ entity: 'task', id: '2', field: 'name', from: 'Pour', to: 'Cast' }],
  });
  const names = async (query?: string) =>
    (await read((await exported(query)).rawPayload)).plan.tasks.map(({ name }) => name);
  expect(await names()).toEqual(['Dig', 'Cast']);
  expect(await names('?asOf=2026-01-06')).toEqual(['Dig', 'Pour']);
  expect((await exported('?asOf=2026-01-01')).json().code).toBe('day-untold');
});
