import { expect, test } from 'vitest';
import type { Tx } from '../database.ts';
import { createAccess, type Grant, organisationNode, readNode, type ScopeKinds, writeNode } from './access.ts';

// project p1 → office north → office central → organisation; p2 belongs to south
const parents: Record<string, string> = { north: 'central', south: 'central' };
const projects: Record<string, string> = { p1: 'north', p2: 'south' };
const asked: string[] = [];
const isId = () => true;
const kinds: ScopeKinds = {
  office: {
    isId,
    async above(_tx, id) {
      asked.push(id);
      if (id !== 'central' && !parents[id]) return undefined;
      return [...(parents[id] ? [{ kind: 'office', id: parents[id] }] : []), organisationNode];
    },
    below: async (_tx, ids) => [...ids, ...Object.keys(parents).filter((id) => ids.includes(parents[id] ?? ''))],
  },
  project: {
    isId,
    above: async (_tx, id) => (projects[id] ? [{ kind: 'office', id: projects[id] }] : undefined),
  },
};

const at = (kind: string, id: string) => ({ kind, id });
const grant = (node: Grant['node'], ...permissions: string[]): Grant => ({
  node,
  role: `${node.kind} reader`,
  permissions: new Set(permissions),
});
const accessOf = (...grants: Grant[]) => createAccess({} as Tx, kinds, grants);
const answer = (work: Promise<void>) =>
  work.then(
    () => 'allowed',
    (error: { code: string }) => error.code,
  );

test('a permission holds at its node and below', async () => {
  const access = accessOf(grant(at('office', 'north'), 'project.read'));
  expect(await answer(access.require('project.read', at('project', 'p1')))).toBe('allowed');
  expect(await access.holds('project.read', at('office', 'north'))).toBe(true);
  expect(await access.holds('project.read', at('office', 'central'))).toBe(false);
});

test('what one may see nothing of is missing; what one may see but not change is refused', async () => {
  const access = accessOf(grant(at('office', 'north'), 'project.read'));
  expect(await answer(access.require('project.update', at('project', 'p1')))).toBe('permission-missing');
  expect(await answer(access.require('project.read', at('project', 'p2')))).toBe('record-missing');
  expect(await answer(access.require('project.read', at('project', 'none')))).toBe('record-missing');
  expect(await answer(access.require('project.read', at('colour', 'red')))).toBe('record-missing');
  expect(await answer(access.require('project.read', organisationNode))).toBe('permission-missing');
});

test('the organisation allows everywhere, but only for records that exist', async () => {
  const access = accessOf(grant(at('organisation', 'o'), 'project.read'));
  expect(await answer(access.require('project.read', at('project', 'p2')))).toBe('allowed');
  expect(await answer(access.require('project.read', at('project', 'none')))).toBe('record-missing');
  expect((await access.reach('project.read')).isEverywhere).toBe(true);
});

test('the roles at a record are those held at it and above it, none beside it', async () => {
  const access = accessOf(grant(at('office', 'north'), 'project.read'), grant(at('project', 'p2'), 'project.read'));
  expect([...(await access.rolesAt(at('project', 'p1')))]).toEqual(['office reader']);
  expect([...(await access.rolesAt(at('project', 'p2')))]).toEqual(['project reader']);
  expect([...(await access.rolesAt(at('project', 'none')))]).toEqual([]);
});

test('nothing above is asked for once the permission is found', async () => {
  asked.length = 0;
  await accessOf(grant(at('project', 'p1'), 'project.read')).require('project.read', at('project', 'p1'));
  expect(asked).toEqual([]);
});

test('the reach of a list has the offices below, and single projects', async () => {
  const access = accessOf(
    grant(at('office', 'central'), 'project.read'),
    grant(at('project', 'p9'), 'project.read', 'x'),
  );
  const reach = await access.reach('project.read');
  expect([reach.isEverywhere, reach.ids('office'), reach.ids('project')]).toEqual([
    false,
    ['central', 'north', 'south'],
    ['p9'],
  ]);
  expect((await access.reach('x')).ids('office')).toEqual([]);
});

test('what may be done at a node is the sum of the roles at it and above', async () => {
  const access = accessOf(
    grant(at('organisation', 'o'), 'a'),
    grant(at('office', 'north'), 'b'),
    grant(at('office', 'south'), 'c'),
  );
  expect([...(await access.permissionsAt(at('project', 'p1')))].sort()).toEqual(['a', 'b']);
});

test.each(['organisation', 'office:0190-a', 'project:b'])('node %s reads as it is written', (text) => {
  expect(writeNode(readNode(text, 'o'))).toBe(text);
});
