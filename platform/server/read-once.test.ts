import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { writeChanges } from './changes/write-changes.ts';
import { inOrganisation, type Tx, withinOrganisation } from './database.ts';
import { readOnce } from './read-once.ts';
import { testDatabase } from './testing.ts';

const { app } = await testDatabase();
const [own, other] = [randomUUID(), randomUUID()];

/** Whose transaction it is, as the database says, and how often it was asked. */
let asked = 0;
const whose = async (tx: Tx) => {
  asked++;
  const { rows } = await sql<{ id: string }>`select current_setting('app.organisation_id') as id`.execute(tx);
  return rows[0]?.id;
};

test('what is read once is asked for once a transaction', async () => {
  asked = 0;
  for (let transaction = 1; transaction <= 2; transaction++)
    await inOrganisation(app, own, async (tx) => {
      expect(await Promise.all([readOnce(tx, whose), readOnce(tx, whose)])).toEqual([own, own]);
      expect(await readOnce(tx, whose)).toBe(own);
      expect(asked).toBe(transaction);
    });
});

test('within another organisation it is asked for again, and again after', async () => {
  await inOrganisation(app, own, async (tx) => {
    const told = [await readOnce(tx, whose)];
    await withinOrganisation(tx, other, async () => told.push(await readOnce(tx, whose)));
    expect([...told, await readOnce(tx, whose)]).toEqual([own, other, own]);
  });
});

test('once the transaction wrote something it is asked for again', async () => {
  asked = 0;
  const actor = { kind: 'system', id: 'test' } as const;
  await inOrganisation(app, own, async (tx) => {
    await readOnce(tx, whose);
    const call = { tx, organisationId: own, actor, operation: 'test', now: '2026-01-05T09:00:00.000Z' };
    await writeChanges(call, []);
    await readOnce(tx, whose);
  });
  expect(asked).toBe(2);
});
