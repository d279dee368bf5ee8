import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { partEntities, planEntity } from '#modules/plans/tables';
import { flattenWords } from '#platform/words';
import { testModules } from './testing.ts';

const wordsOf = (module: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, `../../modules/${module}/words/en.json`), 'utf8'));
const files = { offices: wordsOf('offices'), plans: wordsOf('plans'), projects: wordsOf('projects') };
const words = new Set([...flattenWords(files).keys()].map((key) => key.replace(/_(one|other)$/, '')));
const own = testModules.filter(({ name }) => name in files);
const told = new Set([...words].map((key) => key.replace(/^\w+\.operation\./, '')));

/** What no history shows: a project's end, files that only came in, what is computed, and how one comes in and goes. */
const unseen = [
  ...['deleteProject', 'uploadImport', 'choosePlan', 'commitImport', 'plans.read-import', 'plans.compute'],
  ...[
    'signIn',
    'signOut',
    'signInByLink',
    'setPassword',
    'requestPasswordReset',
    'changePassword',
    'openLink',
    'switchOrganisation',
  ],
  ...['createPersonLink', 'revokeSession', 'revokeOtherSessions', 'createToken', 'revokeToken'],
  ...['switchOrganisation', 'updatePreferences'],
];

test('every act that a history can show has words', () => {
  const changing = own.flatMap(({ contract }) =>
    Object.entries(contract).flatMap(([name, { method }]) => (method === 'GET' ? [] : [name])),
  );
  const acts = [...changing, ...own.flatMap(({ jobs = [] }) => jobs.map(({ name }) => name))];
  expect(unseen.filter((name) => !acts.includes(name))).toEqual([]);
  const shown = acts.filter((name) => !unseen.includes(name));
  expect(shown.length).toBeGreaterThan(8);
  expect(shown.filter((name) => !told.has(name))).toEqual([]);
});

test('every field of a plan that a change can name has words', () => {
  const columns = [planEntity, ...Object.values(partEntities)].flatMap(({ name, columns }) =>
    ['baseline', 'element'].includes(name) ? [] : columns,
  );
  const fields = columns.map((column) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
  const ids = ['id', 'planId', 'projectId', 'source', 'unknown'];
  expect(fields.filter((field) => !ids.includes(field) && !words.has(`plans.field.${field}`))).toEqual([]);
});
