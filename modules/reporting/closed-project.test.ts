import { expect, test } from 'vitest';
import { testOwner, testPortico, until } from './testing.ts';

const portico = await testPortico();
const { projects, reporting, officeId } = await testOwner(portico, '2026-01-05T09:00:00Z');

test('a closed project has no status any more: it leaves the counts, and the months at whose end it is closed', async () => {
  const { projectId } = await projects.createProject({ officeId, name: 'Soon closed' });
  const rowOf = async () => {
    const { items, counts } = await reporting.getPortfolio({});
    return { row: items.find((one) => one.projectId === projectId), counted: Object.values(counts).reduce((a, b) => a + b, 0) }; // biome-ignore format: one record
  };
  const before = await until(rowOf, ({ row }) => row?.computedAt != null);
  for (const phase of ['deliver', 'close'] as const) await projects.startPhase({ projectId, phase });
  await projects.closeProject({ projectId, outcome: 'cancelled', reason: 'Nobody needs it' });
  const after = await rowOf();
  expect(after.row).toMatchObject({ isClosed: true, status: 'grey', statusBy: null, openFindings: 0 });
  expect(after.counted).toBe(before.counted - 1);
  const { items } = await reporting.listStatusHistory({});
  expect(items.find((one) => one.projectId === projectId)?.computed.at(-1)).toBeNull();
});
