import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Finding } from '#engine';
import { testCall, testDatabase } from '#platform/server/testing';
import { reconcileFindings } from './testing.ts';

const { app } = await testDatabase();

const found = (id: string, number: number, severity: Finding['severity']): Finding => ({
  code: 'schedule.lag',
  severity,
  subject: { kind: 'project', id },
  discriminator: String(number),
  values: {},
  records: [],
});

const day = fc.uniqueArray(
  fc.record({ number: fc.nat(4), severity: fc.constantFrom('minor' as const, 'major' as const) }),
  {
    selector: ({ number }) => number,
  },
);

/** What the register holds of the project after these days, each with what was found on it. */
async function live(organisationId: string, projectId: string, days: readonly (readonly Finding[])[]) {
  const scope = { kind: 'project', id: projectId, officeId: null, raisedBy: 'plans' } as const;
  for (const [index, findings] of days.entries()) {
    const now = new Date(Date.UTC(2026, 0, index + 1)).toISOString();
    await testCall(app, organisationId, (call) => reconcileFindings(call, scope, findings), { now });
  }
  return testCall(app, organisationId, async ({ tx }) => {
    const { rows } = await sql<{ id: string; fingerprint: string; is_open: boolean; kinds: string[] }>`
      select id, fingerprint, resolved_at is null as is_open, (
        select array_agg(kind order by revision) from finding_event e where e.finding_id = finding.id) as kinds
      from finding where project_id = ${projectId} order by fingerprint`.execute(tx);
    return rows;
  });
}

test('a history never has two open spans: it opens, then closes, and only then opens again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(day, { maxLength: 6 }), async (days) => {
      const id = randomUUID();
      const rows = await live(randomUUID(), id, days.map((one) => one.map(({ number, severity }) => found(id, number, severity)))); // biome-ignore format: one line
      for (const { kinds, is_open } of rows) {
        const turns = kinds.filter((kind) => kind !== 'changed');
        expect(turns.map((_, index) => ['appeared', 'resolved', 'reopened'][index === 0 ? 0 : index % 2 ? 1 : 2])).toEqual(turns); // biome-ignore format: one line
        expect(is_open).toBe(turns.at(-1) !== 'resolved');
      }
    }),
    { numRuns: 15 },
  );
});

test('the same facts are the same findings in whatever order they arrive', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
      const id = randomUUID();
      const facts = [0, 1, 2, 3, 4].map((number) => found(id, number, 'minor'));
      const one = await live(randomUUID(), id, [facts]);
      const parts = order.map((_, index) => order.slice(0, index + 1).map((number) => facts[number] as Finding));
      const other = await live(randomUUID(), id, parts);
      const identity = ({ id: findingId, fingerprint }: (typeof one)[number]) => [findingId, fingerprint];
      expect(other.map(identity)).toEqual(one.map(identity));
    }),
    { numRuns: 10 },
  );
});
