import type { ConformField } from './conform.ts';

/** Stored fields that prove nothing, by file: globs with `*` and `**` below the folder that the oracle lies in. */
export interface Oracle {
  readonly exclude: readonly { readonly files: string; readonly fields: readonly string[] }[];
}

export const noOracle: Oracle = { exclude: [] };

/** Tells of a path below the oracle's folder, with `/`, which fields of that file are not counted. */
export function readOracle({ exclude }: Oracle): (path: string) => ReadonlySet<ConformField> {
  const rules = exclude.map(({ files, fields }) => ({ pattern: globPattern(files), fields }));
  return (path) =>
    new Set(rules.filter(({ pattern }) => pattern.test(path)).flatMap(({ fields }) => fields as ConformField[]));
}

/** `*` stands for anything within a folder, `**` for any folders. */
function globPattern(glob: string): RegExp {
  const pattern = glob
    .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*/g, (star) => (star === '*' ? '[^/]*' : star === '**' ? '.*' : '(?:.*/)?'));
  return new RegExp(`^${pattern}$`);
}
