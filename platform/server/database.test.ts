import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inOrganisation, type Tx } from './database.ts';
import { testDatabase } from './testing.ts';

const { app } = await testDatabase();
const organisation = randomUUID();
const settled = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { message: string }) => error.message,
  );

test('statements that do not wait for each other are in one transaction, in their order', async () => {
  const found = await inOrganisation(app, organisation, (tx) =>
    Promise.all(
      [0, 1, 2, 3].map(async (value) => {
        const { rows } = await sql`select ${value}::int as value, txid_current()::text as transaction,
          current_setting('app.organisation_id') as organisation`.execute(tx);
        return rows[0] as { value: number; transaction: string; organisation: string };
      }),
    ),
  );
  expect(found.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
  expect(new Set(found.map((row) => row.transaction)).size).toBe(1);
  expect(new Set(found.map((row) => row.organisation))).toEqual(new Set([organisation]));
});

test('of statements sent together every one that fails after the first tells why the first did', async () => {
  let told: string[] = [];
  const given = await settled(
    inOrganisation(app, organisation, async (tx) => {
      const sent = [sql`select 1`, sql`select 1 / 0`, sql`select 2`].map((statement) => settled(statement.execute(tx)));
      told = await Promise.all(sent);
      await sql`select 3`.execute(tx);
    }),
  );
  expect([...told, given]).toEqual(['done', 'division by zero', 'division by zero', 'division by zero']);
});

test('what was not waited for is refused once its transaction has ended, and takes part in no other', async () => {
  let late: Tx | undefined;
  await inOrganisation(app, organisation, async (tx) => {
    late = tx;
  });
  expect(await settled(sql`select 1`.execute(late as Tx))).toMatch(/has ended/);
  const failed = inOrganisation(app, organisation, async (tx) => {
    late = tx;
    throw new Error('given up');
  });
  expect(await settled(failed)).toBe('given up');
  expect(await settled(sql`select 1`.execute(late as Tx))).toMatch(/has ended/);
});

test('what failed leaves the connection as it was: the next transaction knows nothing of it', async () => {
  for (let turn = 0; turn < 30; turn++) await settled(inOrganisation(app, organisation, (tx) => sql`select 1 / 0`.execute(tx))); // biome-ignore format: one line
  const { rows } = await sql`select nullif(current_setting('app.organisation_id', true), '') as organisation`.execute(
    app,
  );
  expect(rows).toEqual([{ organisation: null }]);
});
