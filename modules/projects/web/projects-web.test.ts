import { expect, test } from 'vitest';
import { changesOf } from './project-form.tsx';

const project = {
  projectId: '0198a000-0000-7000-8000-000000000001',
  officeId: '0198a000-0000-7000-8000-000000000002',
  officeName: 'IT PMO',
  name: 'Warehouse Link',
  state: 'active' as const,
  managerPersonId: '0198a000-0000-7000-8000-000000000003',
  managerName: 'Maya Kerr',
  toleranceDays: 10,
  sponsorPersonId: null,
  sponsorName: null,
  budgetMinor: 25_000_000,
  risk: null,
  strategicWeight: null,
  phase: 'start' as const,
  ownership: 'line' as const,
  closedAt: null,
  closedBy: null,
  outcome: null,
  createdAt: '2026-01-05T09:00:00Z',
  createdBy: null,
  archivedAt: null,
  archivedBy: null,
};
const same = { name: 'Warehouse Link', managerPersonId: project.managerPersonId, toleranceDays: '10' };

test('only fields that were shown and changed are sent; the only office is not shown', () => {
  expect(changesOf(project, same)).toEqual([]);
  expect(changesOf(project, { ...same, toleranceDays: '15', officeId: project.officeId })).toEqual([
    { field: 'toleranceDays', from: 10, to: 15 },
  ]);
  expect(changesOf(project, { ...same, managerPersonId: '' })).toEqual([
    { field: 'managerPersonId', from: project.managerPersonId, to: null },
  ]);
  expect(changesOf(project, { ...same, budgetMinor: '25000000', risk: 'high', strategicWeight: '' })).toEqual([
    { field: 'risk', from: null, to: 'high' },
  ]);
});
