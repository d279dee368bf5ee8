import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { read, targetOf } from './source-tree.ts';

/** What a contents page gives, by the file that declares it: `export *` and named ones, over other contents pages too. */
function publicNames(file: string): { readonly file: string; readonly name: string }[] {
  const source = read(file);
  return parseSync(file, source).module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName, exportName }) => {
      const target = moduleRequest && targetOf(file, moduleRequest.value);
      if (!target) return exportName.name ? [{ file, name: exportName.name }] : [];
      const below = publicNames(target);
      return importName.name ? below.filter(({ name }) => name === importName.name) : below;
    }),
  );
}

/** The comment before the declaration of a function or class; null where the name is something else. */
function docOf(source: string, name: string): string | null {
  const declared = new RegExp(`^export (?:async )?(?:function\\*?|class|const) ${name}\\b(?:.*=>)?`, 'm').exec(source);
  if (!declared || (declared[0].includes(' const ') && !declared[0].endsWith('=>'))) return null;
  const before = source.slice(0, declared.index).trimEnd();
  return before.endsWith('*/') ? before.slice(before.lastIndexOf('/**')) : '';
}

test('every public function of the engine and of the formats says what it takes, gives and where its method is from', () => {
  const found = ['engine/index.ts', 'formats/index.ts'].flatMap(publicNames);
  const docs = found.map(({ file, name }) => ({ at: `${file}: ${name}`, doc: docOf(read(file), name) }));
  expect(docs.filter(({ doc }) => doc !== null).length).toBeGreaterThan(150);
  expect(docs.filter(({ doc }) => doc !== null && doc.length < 40).map(({ at }) => at)).toEqual([]);
});

test('a function without a comment would be seen', () => {
  expect(docOf('/** Says. */\nexport function told() {}\nexport const bare = () => 1;\nexport const n = 1;', 'told')).toBe('/** Says. */'); // biome-ignore format: one line
  expect(docOf('const a = 1;\nexport const bare = (b) => b;', 'bare')).toBe('');
  expect(docOf('export const n = 1;', 'n')).toBeNull();
});
