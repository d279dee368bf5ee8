import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusal, testOrganisation, testPerson } from '#modules/offices/testing';
import type { contract as projectContract } from '#modules/projects/contract';
import { routes as projectRoutes } from '#modules/projects/routes';
import { type changeContract, changeRoutes, createClient, type Send } from '#platform/contract';
import { inOrganisation } from '#platform/server';
import { sealEntries } from '#platform/server/audit/seal-entries';
import { verifyChain } from '#platform/server/audit/verify-chain';
import { testPortico } from './testing.ts';

const server = await testPortico();
const owner = await testOrganisation(server);
const manager = await testPerson(server, owner, 'project-manager');
const officeId = (await owner.offices.listOffices({})).items[0]?.id ?? '';
const clientsOf = (send: Send) => ({
  changes: createClient<typeof changeContract>(changeRoutes, send),
  projects: createClient<typeof projectContract>(projectRoutes, send),
});
const people = [clientsOf(owner.send), clientsOf(manager.send)] as const;

type Values = { toleranceDays: number; managerPersonId: string | null };
type Field = keyof Values;

/** An act that stands or is undone, as the model knows it. */
interface Entry {
  readonly who: 0 | 1;
  readonly entryId: string;
  readonly field: Field;
  readonly from: Values[Field];
  readonly to: Values[Field];
  isUndone: boolean;
}

const step = fc.record({
  who: fc.constantFrom<0 | 1>(0, 1),
  what: fc.constantFrom('tolerance', 'manager', 'undo', 'redo', 'undo', 'redo' as const),
  pick: fc.nat(5),
});

let count = 0;

test('whatever two persons change, undo and redo in turn, each field holds what the last of it left', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const { projectId } = await people[0].projects.createProject({ officeId, name: `Sequence ${++count}` });
      const values: Values = { toleranceDays: 10, managerPersonId: null };
      const entries: Entry[] = [];
      for (const { who, what, pick } of steps) {
        const { changes, projects } = people[who];
        if (what === 'tolerance' || what === 'manager') {
          const field: Field = what === 'tolerance' ? 'toleranceDays' : 'managerPersonId';
          const to = what === 'tolerance' ? 20 + pick : [owner.personId, manager.personId, null][pick % 3];
          const from = values[field];
          const change = { field, from, to } as { field: 'toleranceDays'; from: number; to: number };
          const { entryId } = await projects.updateProject({ projectId, changes: [change] });
          if (entryId) entries.push({ who, entryId, field, from, to: change.to, isUndone: false });
          Object.assign(values, { [field]: to });
          continue;
        }
        const entry = entries[pick % Math.max(1, entries.length)];
        if (!entry) continue;
        const [expected, next] = what === 'undo' ? [entry.to, entry.from] : [entry.from, entry.to];
        const isDue = entry.isUndone === (what === 'redo');
        const fits = isDue && values[entry.field] === expected;
        const code = await refusal(changes[`${what}Change`]({ entryId: entry.entryId }));
        const refused = what === 'redo' && !entry.isUndone ? 'nothing-to-redo' : 'changed-meanwhile';
        expect(code).toBe(entry.who !== who ? 'not-own-change' : fits ? 'allowed' : refused);
        if (code !== 'allowed') continue;
        Object.assign(values, { [entry.field]: next });
        entry.isUndone = what === 'undo';
      }
      expect(await people[1].projects.getProject({ projectId })).toMatchObject(values);
    }),
    { numRuns: 12 },
  );
  await sealEntries(server.database.app, owner.organisationId);
  const report = await verifyChain(
    (work) => inOrganisation(server.database.app, owner.organisationId, work),
    owner.organisationId,
  );
  expect([report.broken, report.pending]).toEqual([null, 0]);
});
