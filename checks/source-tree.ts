import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

export const root = path.join(import.meta.dirname, '..');

/** The folders of the house, lowest floor first. Folders on one floor do not import each other. */
export const floors = [
  ['engine'],
  ['formats', 'platform/words'],
  ['platform/contract'],
  ['platform/server', 'platform/solver', 'platform/web'],
  ['migrations', 'samples'],
  ['modules'],
  ['apps'],
] as const;

/** Folders beside the house, which may use all of it and which nothing in it uses. */
export const outbuildings = ['bench', 'checks', 'e2e', 'fixtures'] as const;

/** Every file below the folders, as paths from the root. */
export function filesBelow(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
    );
}

export const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** What only tests load. */
export const isTest = (file: string) => /\.test\.tsx?$|(^|\/)testing(-setup)?\.ts$/.test(file);

/** The lines of the files that match, as `file: line`. */
export const saying = (files: readonly string[], pattern: RegExp, source: (file: string) => string = read) =>
  files.flatMap((file) =>
    source(file)
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

/** A source without what it only remarks. */
export const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

export interface Import {
  readonly name: string;
  readonly isType: boolean;
}

/** Every import of a file, type-only ones, re-exports and `import('…')` types included. */
export function importsOf(file: string, source: string): Import[] {
  const { staticImports, staticExports } = parseSync(file, source).module;
  const found = staticImports.map(({ moduleRequest, entries }) => ({
    name: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { moduleRequest, isType } of staticExports.flatMap(({ entries }) => entries)) {
    if (moduleRequest) found.push({ name: moduleRequest.value, isType });
  }
  for (const [, name = ''] of source.matchAll(/\bimport\(\s*['"]([^'"]+)/g)) found.push({ name, isType: false });
  return found;
}

/** The names that a file imports, other than as types, from what `from` matches. */
export function importedNames(file: string, source: string, from: RegExp): string[] {
  return parseSync(file, source)
    .module.staticImports.filter(({ moduleRequest }) => from.test(moduleRequest.value))
    .flatMap(({ entries }) => entries.filter(({ isType }) => !isType).map(({ importName }) => importName.name ?? '*'));
}

const named = JSON.parse(read('package.json')).imports as Record<string, { source: string }>;

/** The file that an import leads to, as a path from the root; nothing for a package. */
export function targetOf(file: string, name: string): string | undefined {
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(file), name);
  const exact = named[name];
  if (exact) return path.posix.normalize(exact.source);
  const pattern = Object.keys(named).find((key) => key.endsWith('*') && name.startsWith(key.slice(0, -1)));
  const source = pattern && named[pattern]?.source;
  return pattern && source && path.posix.normalize(source.replace('*', name.slice(pattern.length - 1)));
}
