import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Change, defineEntity, fencedTable, inOrganisation, writeChanges } from '#platform/server';
import { until } from '#platform/server/jobs/testing';
import { testCall, testDatabase } from '#platform/server/testing';
import { startUpkeep } from '../start-upkeep.ts';
import { auditBacklog, findHead, sealEntries } from './seal-entries.ts';
import { type VerifyOptions, verifyChain } from './verify-chain.ts';

const { app, owner } = await testDatabase();

await fencedTable(owner, 'stone', sql`id integer not null, colour text, primary key (organisation_id, id)`);
defineEntity({ name: 'stone', table: 'stone', key: ['id'], columns: ['id', 'colour'] });

const insert = (id: number): Change => ({
  entity: 'stone',
  id: String(id),
  field: null,
  from: null,
  to: { colour: 'grey' },
});
const write = (organisation: string, ...changes: Change[]) =>
  testCall(app, organisation, (call) => writeChanges(call, changes));

/** An organisation with so many entries of one stone each, sealed; gives the entries' ids in order. */
async function stones(count: number): Promise<{ organisation: string; entries: string[] }> {
  const organisation = randomUUID();
  for (let id = 1; id <= count; id++) await write(organisation, insert(id));
  expect(await sealEntries(app, organisation)).toBe(count);
  return { organisation, entries: (await seals(organisation)).map(({ entry_id }) => entry_id) };
}

async function seals(organisation: string) {
  const { rows } = await inOrganisation(app, organisation, (tx) =>
    sql<{ sequence: number; entry_id: string }>`select sequence, entry_id from audit_seal order by 1`.execute(tx),
  );
  return rows;
}

const verify = (organisation: string, options?: VerifyOptions) =>
  verifyChain((work) => inOrganisation(app, organisation, work), organisation, options);

/** What somebody with the owner's password can do: nothing holds him back. */
function tamper(statement: ReturnType<typeof sql>) {
  return owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    const { numAffectedRows } = await statement.execute(tx);
    expect(Number(numAffectedRows)).toBeGreaterThan(0);
  });
}

test('entries are sealed once, in a sequence without gaps, and verified', async () => {
  const { organisation, entries } = await stones(5);
  expect((await seals(organisation)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  expect(await sealEntries(app, organisation)).toBe(0);
  await write(organisation, insert(6));
  expect(await verify(organisation)).toMatchObject({ verified: 5, pending: 1, broken: null });
  await sealEntries(app, organisation);
  expect(await verify(organisation)).toMatchObject({ verified: 6, pending: 0, broken: null });
  expect(new Set(entries).size).toBe(5);
});

test('an organisation that cannot be sealed keeps no other from its seals, and is told', async () => {
  const all = [randomUUID(), randomUUID()];
  for (const organisation of all) await write(organisation, insert(1));
  const backlog = (await auditBacklog(app)).map(({ organisationId }) => organisationId);
  const [odd = '', sound = ''] = backlog.filter((id) => all.some((one) => one === id)); // in the order in which they are sealed
  await sql`create function refuse() returns trigger language plpgsql as $$ begin raise 'odd'; end $$`.execute(owner);
  await sql`create trigger odd before insert on audit_seal for each row
    when (new.organisation_id = ${sql.lit(odd)}) execute function refuse()`.execute(owner);
  const faults: string[] = [];
  const onFault = (task: string, error: unknown) => faults.push(`${task}: ${(error as Error).message}`);
  const upkeep = startUpkeep({ app, onFault, sealEveryMs: 20 });
  await until(
    () => seals(sound),
    (sealed) => sealed.length === 1,
  );
  await upkeep.stop();
  await sql`drop trigger odd on audit_seal`.execute(owner);
  expect(await seals(odd)).toEqual([]);
  expect([...new Set(faults)]).toEqual(['audit.seal: odd']);
});

test('a chain is of one organisation: the same acts of another have other hashes', async () => {
  const [one, two] = [await stones(1), await stones(1)];
  const heads = [one, two].map(({ organisation }) => verify(organisation));
  const [a, b] = await Promise.all(heads);
  expect(a?.head).toMatch(/^[0-9a-f]{64}$/);
  expect(a?.head).not.toBe(b?.head);
});

test('an entry of many changes is sealed and verified page by page', async () => {
  const organisation = randomUUID();
  await write(organisation, ...Array.from({ length: 4500 }, (_, id) => insert(id)));
  await write(organisation, insert(9999));
  await sealEntries(app, organisation);
  expect(await verify(organisation)).toMatchObject({ verified: 2, broken: null });
  const last = sql`update change_record set to_value = '{"colour":"red"}' where position = 4499
    and organisation_id = ${organisation}`;
  await tamper(last);
  expect((await verify(organisation)).broken).toMatchObject({ fault: 'changed', sequence: 1 });
});

test('two processes that seal at once, while others write, leave one whole chain', async () => {
  const organisation = randomUUID();
  let isWriting = true;
  const writing = Promise.all(
    [0, 1].map(async (writer) => {
      for (let n = 1; n <= 60; n++) await write(organisation, insert(writer * 1000 + n));
    }),
  ).finally(() => {
    isWriting = false;
  });
  const sealing = [0, 1].map(async () => {
    while (isWriting) await sealEntries(app, organisation);
  });
  await Promise.all([writing, ...sealing]);
  await sealEntries(app, organisation);
  const sequence = (await seals(organisation)).map((seal) => seal.sequence);
  expect(sequence).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
  expect(await verify(organisation)).toMatchObject({ verified: 120, pending: 0, broken: null });
});

test('the backlog names the organisations that wait, and since when', async () => {
  const [organisation, before] = [randomUUID(), Date.now()];
  await write(organisation, insert(1));
  await write(organisation, insert(2));
  const mine = (await auditBacklog(app)).find((row) => row.organisationId === organisation);
  expect(Date.parse(mine?.oldest ?? '')).toBeGreaterThanOrEqual(before - 1);
  await sealEntries(app, organisation);
  expect((await auditBacklog(app)).find((row) => row.organisationId === organisation)).toBeUndefined();
});

const ofEntry = (entry: string | undefined) => sql`entry_id = ${entry}`;

test.each<[what: string, forge: (entries: readonly string[]) => ReturnType<typeof sql>]>([
  ['who acted', (entries) => sql`update audit_entry set actor_id = 'somebody else' where id = ${entries[2]}`],
  [
    'when it was recorded',
    (entries) =>
      sql`update audit_entry set recorded_at = recorded_at - interval '1 millisecond' where id = ${entries[2]}`,
  ],
  [
    'when it was known',
    (entries) => sql`update audit_entry set known_at = known_at - interval '1 day' where id = ${entries[2]}`,
  ],
  ['a note', (entries) => sql`update audit_entry set note = '' where id = ${entries[2]}`],
  [
    'a new value',
    (entries) => sql`update change_record set to_value = '{"colour":"red"}' where ${ofEntry(entries[2])}`,
  ],
  ['JSON null for none', (entries) => sql`update change_record set from_value = 'null' where ${ofEntry(entries[2])}`],
  ['a change left out', (entries) => sql`delete from change_record where ${ofEntry(entries[2])}`],
  [
    'a change put in',
    (entries) => sql`insert into change_record (organisation_id, entry_id, position, entity, record_id)
      select organisation_id, entry_id, 1, entity, record_id from change_record where ${ofEntry(entries[2])}`,
  ],
  ['the seal itself', (entries) => sql`update audit_seal set hash = sha256('x') where ${ofEntry(entries[2])}`],
])('a sealed entry with another %s is named', async (_what, forge) => {
  const { organisation, entries } = await stones(5);
  await tamper(forge(entries));
  expect(await verify(organisation)).toMatchObject({
    verified: 2,
    broken: { fault: 'changed', sequence: 3, entryId: entries[2] },
  });
});

test('an entry that was removed is named, with its seal or without', async () => {
  const { organisation, entries } = await stones(5);
  await tamper(sql`delete from audit_entry where id = ${entries[3]}`);
  expect((await verify(organisation)).broken).toMatchObject({ fault: 'removed', sequence: 4, entryId: entries[3] });
  await tamper(sql`delete from audit_seal where ${ofEntry(entries[3])}`);
  expect((await verify(organisation)).broken).toMatchObject({ fault: 'seal-removed', sequence: 4 });
  await tamper(sql`update audit_seal set sequence = 4 where ${ofEntry(entries[4])}`);
  expect((await verify(organisation)).broken).toMatchObject({ fault: 'changed', sequence: 4, entryId: entries[4] });
});

test('an entry that was put in is named', async () => {
  const { organisation } = await stones(3);
  const forged = randomUUID();
  await tamper(sql`insert into audit_entry (organisation_id, id, effective_at, actor_kind, actor_id, operation)
    values (${organisation}, ${forged}, now(), 'person', 'x', 'forge')`);
  expect(await verify(organisation)).toMatchObject({
    verified: 3,
    broken: { fault: 'not-sealed', sequence: null, entryId: forged, operation: 'forge' },
  });
});

test('entries that changed places are named', async () => {
  const { organisation, entries } = await stones(4);
  const [, second, third] = entries;
  await tamper(sql`update audit_seal set sequence = sequence + 100 where entry_id in (${second}, ${third})`);
  await tamper(sql`update audit_seal set sequence = case entry_id when ${second} then 3 else 2 end
    where entry_id in (${second}, ${third})`);
  expect((await verify(organisation)).broken).toMatchObject({
    fault: 'changed',
    sequence: 2,
    entryId: third,
  });
});

test('a chain that was cut off, or made anew, is told from a hash that was noted', async () => {
  const { organisation, entries } = await stones(3);
  const { head } = await verify(organisation);
  const noted = { sequence: 3, hash: head };
  expect((await verify(organisation, { noted })).broken).toBeNull();
  await tamper(sql`delete from audit_seal where ${ofEntry(entries[2])}`);
  await tamper(sql`delete from audit_entry where id = ${entries[2]}`);
  expect((await verify(organisation)).broken).toBeNull(); // nothing inside the database can tell
  expect((await verify(organisation, { noted })).broken).toMatchObject({
    fault: 'seal-removed',
    sequence: 3,
  });
  await tamper(sql`update audit_entry set note = 'forged' where id = ${entries[1]}`);
  await tamper(sql`delete from audit_seal where organisation_id = ${organisation}`);
  await tamper(sql`insert into audit_pending (organisation_id, entry_id)
    select organisation_id, id from audit_entry where organisation_id = ${organisation}`);
  await write(organisation, insert(99));
  await sealEntries(app, organisation);
  expect((await verify(organisation)).broken).toBeNull();
  expect((await verify(organisation, { noted })).broken).toMatchObject({ fault: 'other-head', sequence: 3 });
});

test('nobody of the app changes or deletes a seal', async () => {
  const { organisation } = await stones(1);
  for (const statement of [
    "update audit_seal set hash = sha256('x')",
    'delete from audit_seal',
    'truncate audit_seal',
    'update audit_pending set entry_id = entry_id',
  ]) {
    const attempt = inOrganisation(app, organisation, (tx) => sql.raw(statement).execute(tx));
    await expect(attempt, statement).rejects.toThrow('permission denied');
  }
  expect((await inOrganisation(app, organisation, findHead)).sequence).toBe(1);
});
