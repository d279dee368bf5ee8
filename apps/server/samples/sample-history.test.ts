import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testSamples } from './testing.ts';

const { server, inSample } = await testSamples();

test('what happened stands in the history on its day, by whoever did it', async () => {
  const { organisationId, changes, projects } = await inSample();
  const { rows } = await sql<{ month: string; entries: number; people: number }>`
    select to_char(effective_at, 'YYYY-MM') as month, count(*)::integer as entries,
      count(distinct actor_id)::integer as people from audit_entry
    where organisation_id = ${organisationId} and operation in ('changePlan', 'setBaseline', 'startPhase', 'closeProject')
    group by 1 order by 1`.execute(server.database.owner);
  expect(rows.map(({ month }) => month).slice(-4)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10']);
  expect(rows[0]?.month).toBe('2025-11');
  expect(rows.every(({ entries, people }) => entries > 0 && people > 0)).toBe(true);

  // by when it was so, page by page: what it contributes and what is to come was recorded after the plan, not after its days
  const { items } = await projects.listProjects({});
  const node = `project:${items.find(({ name }) => name === 'CRM Move')?.projectId}`;
  const told: { operation: string; effectiveAt: string }[] = [];
  for (let after: string | undefined; ; ) {
    const page = await changes.listRecordHistory({ node, limit: 5, after });
    told.push(...page.items);
    if (!page.next) break;
    after = page.next;
  }
  const days = told.map(({ effectiveAt }) => effectiveAt);
  expect(days).toEqual(days.toSorted().reverse());
  const { rows: all } = await sql<{
    count: number;
  }>`select count(distinct entry_id)::integer as count from change_record
    where organisation_id = ${organisationId} and record_id = ${node.slice('project:'.length)}`.execute(
    server.database.owner,
  );
  expect(told.length).toBeGreaterThanOrEqual(all[0]?.count ?? 0);
  expect(new Set(told.map(({ operation }) => operation)).has('changeToGo')).toBe(true);
});
