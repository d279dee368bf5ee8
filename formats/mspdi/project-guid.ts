import type { UnknownContent } from '../plan/unknown-content.ts';

/** The project's GUID, by which a file is known again; Project 2013 and newer write it. */
export function guidOf({ elements, records }: UnknownContent): string | null {
  for (const index of records.find(({ kind }) => kind === 'project')?.elements ?? []) {
    const [, guid] = /^<GUID>\s*([0-9A-Fa-f-]{36})\s*<\/GUID>$/.exec(elements[index] ?? '') ?? [];
    if (guid) return guid.toUpperCase();
  }
  return null;
}
