import { expect, test } from 'vitest';
import { filesBelow, importsOf, isTest, read, withoutComments } from './source-tree.ts';

/** Who speaks SQL, of which tables, and which. */

const sources = (folders: readonly string[]) =>
  filesBelow(folders).filter((file) => /\.ts$/.test(file) && !isTest(file) && !file.includes('/web/'));
const modules = sources(['modules']);

const speaksSql = (file: string, source: string) =>
  importsOf(file, source).some(({ name, isType }) => !isType && (name === 'kysely' || name === 'pg'));

test('modules speak SQL in queries.ts and its neighbours alone', () => {
  const others = modules.filter((file) => !/[/-]queries(\.ts$|\/)/.test(file));
  expect(others.filter((file) => speaksSql(file, read(file)))).toEqual([]);
  expect(speaksSql('modules/a/actions.ts', "import { sql } from 'kysely'")).toBe(true);
});

test('of the apps only the watch over the database itself speaks SQL', () => {
  const apps = sources(['apps']);
  expect(apps.filter((file) => speaksSql(file, read(file)))).toEqual(['apps/server/watch.ts']);
});

test('of the platform only its server speaks SQL, each part of its own tables (0090)', () => {
  const others = sources(['engine', 'formats', 'platform', 'samples']).filter(
    (file) => !file.startsWith('platform/server/'),
  );
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter((file) => speaksSql(file, read(file)))).toEqual([]);
});

/** The history of everything is the platform's, and read wherever something is told as it was. */
const history = new Set(['audit_entry', 'change_record']);

const tables = new Set(
  sources(['migrations']).flatMap((file) =>
    [...read(file).matchAll(/fencedTable\(\s*db,\s*'(\w+)'|create table (?!\$)(\w+)/g)].map(([, a, b]) => a ?? b ?? ''),
  ),
);

/** The tables that a statement reads or writes. */
const tablesIn = (source: string) =>
  [...withoutComments(source).matchAll(/\b(?:from|join|insert into|update|using)\s+(?:only )?([a-z_]+)\b(?!\()/g)]
    .map(([, table = '']) => table)
    .filter((table) => tables.has(table));

test('a table is read and written by its own module alone; others ask it', () => {
  const roomOf = (file: string) => file.split('/', file.startsWith('modules/') ? 2 : 1).join('/');
  const rooms = new Map<string, Set<string>>();
  for (const file of [...modules, ...sources(['platform'])]) {
    for (const table of tablesIn(read(file))) rooms.set(table, (rooms.get(table) ?? new Set()).add(roomOf(file)));
  }
  expect(rooms.size).toBeGreaterThan(50);
  const shared = [...rooms].filter(([table, { size }]) => size > 1 && !history.has(table));
  expect(shared).toEqual([]);
  expect(tablesIn('select from plan join project on true')).toEqual(['plan', 'project']);
});

/** What modules write beside the change records: what is computed or follows from them, and what is nobody's record. */
const besideChanges: Readonly<Record<string, string>> = {
  consequence: 'follows from findings',
  finding: 'found by checks, with its own events',
  finding_event: 'the history of findings',
  finding_sweep: 'which checks there are',
  person_preference: "how one's own pages look",
  plan: 'how often it was changed',
  plan_activity: 'when a plan was last touched',
  plan_command: 'which commands were done, so that none is done twice',
  plan_demand: 'computed from a plan',
  plan_import: 'how far a file has been read',
  plan_result: 'computed from a plan',
  project_extent: 'computed from a plan',
  project_snapshot: 'what was computed on a day',
  project_summary: 'computed from a plan',
  sample: 'how far a sample has been loaded',
  selection_answer: 'computed from a scenario',
};

const writesTo = /\b(?:insert into|delete from|update)\s+(?!set\b)([a-z_]+)/g;

test('what people record is written by change records alone, so that it is audited and can be undone', () => {
  const queries = modules.filter((file) => /[/-]queries(\.ts$|\/)/.test(file));
  const written = queries.flatMap((file) =>
    [...withoutComments(read(file)).matchAll(writesTo)].map(([, table = '']) => table),
  );
  expect([...new Set(written)].sort()).toEqual(Object.keys(besideChanges));
});

/** What PostgreSQL 16 and later brought; 15 is supported. */
const newer =
  /\b(any_value|json_table|json_exists|json_query|json_value|json_scalar|json_serialize|array_sample|array_shuffle|array_sort|array_reverse|uuidv[47]|random_normal|casefold|date_add|date_subtract|system_user|gamma)\s*\(|\bis (not )?json\b|\bwithout overlaps\b|\breturning (with|old|new)\b|\bmerge_action\b|\bwhen not matched by source\b|\bgenerated always as \([^)]*\) virtual\b|\bnot enforced\b/i;

test('no statement asks for what is newer than PostgreSQL 15', () => {
  const all = [...modules, ...sources(['platform', 'apps', 'migrations'])].filter((file) =>
    speaksSql(file, read(file)),
  );
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((file) => newer.test(withoutComments(read(file))))).toEqual([]);
  for (const line of ['select uuidv7()', 'where a is json', 'merge into a … returning old.b'])
    expect(line).toMatch(newer);
});
