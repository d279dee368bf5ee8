import { setTimeout as sleep } from 'node:timers/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { testOrganisation } from '#modules/offices/testing';
import { testWorkingPortico } from '../testing.ts';
import { type Answer, plainClient } from './testing.ts';

const server = await testWorkingPortico({ runsJobs: true });
const address = await server.app.listen({ port: 0, host: '127.0.0.1' });
const documentUrl = `${address}/api/openapi.json`;

test('the document is valid OpenAPI 3.1', async () => {
  const document = (await (await fetch(documentUrl)).json()) as Record<string, unknown>;
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
  expect(validator.version).toBe('3.1');
  const damaged = { ...document, paths: { '/x': { get: { responses: 7 } } } };
  expect((await new Validator().validate(damaged)).valid).toBe(false);
});

const plan = `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><Name>Harbour</Name>
<StartDate>2031-03-03T08:00:00</StartDate><Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Dredge</Name><OutlineLevel>1</OutlineLevel><Duration>PT40H0M0S</Duration></Task>
<Task><UID>2</UID><ID>2</ID><Name>Build</Name><OutlineLevel>1</OutlineLevel><Duration>PT80H0M0S</Duration>
<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>`;

test('a client that knows nothing but the document goes the main path', { timeout: 60_000 }, async () => {
  const owner = await testOrganisation(server);
  const { secret } = await owner.offices.createToken({ name: 'plain client', expiresInDays: 1 });
  const call = await plainClient(documentUrl, secret);
  const done = async (...request: Parameters<typeof call>): Promise<Answer['body']> => {
    const { status, body } = await call(...request);
    expect(status, `${request[0]}: ${JSON.stringify(body)}`).toBe(200);
    return body;
  };
  const until = async (ask: () => Promise<Answer['body']>, isWanted: (body: Answer['body']) => boolean) => {
    for (let left = 2400; ; left--) {
      const body = await ask();
      if (isWanted(body)) return body;
      if (left === 0) throw new Error(`Still ${JSON.stringify(body)}\n${server.logged()}`);
      await sleep(50);
    }
  };

  expect((await done('getSession')).person.email).toBe(owner.email);
  const [office] = (await done('listOffices')).items;
  const { projectId } = await done('createProject', { officeId: office.id, name: 'Harbour wall' });

  const { importId } = await done('uploadImport', { fileName: 'harbour.xml', projectId }, Buffer.from(plan));
  const read = await until(
    () => done('getImport', { importId }),
    ({ state }) => state !== 'reading',
  );
  expect(read).toMatchObject({ state: 'ready', proposal: { kind: 'update', projectId } });
  const { jobId } = await done('commitImport', { importId, target: { kind: 'update', projectId } });
  const job = await until(
    () => done('getJob', { jobId }),
    ({ state }) => state !== 'queued' && state !== 'running',
  );
  expect(job.state).toBe('done');

  const row = await until(
    () =>
      done('getPortfolio').then(({ items }) =>
        items.find((item: { projectId: string }) => item.projectId === projectId),
      ),
    ({ finish }) => finish !== null,
  );
  expect(row).toMatchObject({ name: 'Harbour wall', tasks: 2, finish: '2031-03-21T17:00:00' }); // 5 + 10 working days from a Monday

  const changes = [{ field: 'name', from: 'Harbour wall', to: 'Quay wall' }];
  const key = { 'Idempotency-Key': 'plain-client-rename' };
  await done('updateProject', { projectId, changes, ...key });
  const again = await call('updateProject', { projectId, changes, ...key });
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
  const [own] = (await done('listOwnChanges', { limit: 1 })).items;
  await done('undoChange', { entryId: own.entryId });
  expect((await done('getProject', { projectId })).name).toBe('Harbour wall');
  await done('undoImport', { importId });
  expect((await done('getImport', { importId })).state).toBe('undone');

  const { verified, broken } = await verifiedAudit();
  expect([verified, broken]).toEqual([expect.any(Number), null]);

  async function verifiedAudit() {
    const verification = await done('verifyAudit');
    const { result } = await until(
      () => done('getJob', { jobId: verification.jobId }),
      ({ state }) => state === 'done',
    );
    return result;
  }
});
