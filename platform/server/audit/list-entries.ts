import { errors, OperationError } from '#platform/contract';
import { findEntries } from '../changes/history.ts';
import type { Histories } from '../changes/record-history.ts';
import { tellEntries } from '../changes/told-changes.ts';
import { tellAuthors } from '../changes/told-entry.ts';
import { readNode, type ScopeKinds } from '../http/access.ts';
import type { OperationCall } from '../http/exchange.ts';
import { isUuid, pageOf, readCursor } from '../http/page.ts';
import { type LogFilter, selectActs, selectLog } from './select-entries.ts';
import { touchedRecords } from './touched-records.ts';

const permission = 'audit.read';
/** So many of the latest entries say by whom and by what the log can be filtered. */
const latest = 2_000;
/** Who may not read the whole log has so many entries looked through for a page. */
const [mostLookedThrough, batch] = [2_000, 200];

interface ListInput extends Omit<LogFilter, 'subjects'> {
  readonly node?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** What the log is told with. */
interface Log extends Pick<Histories, 'kinds' | 'tellings'> {
  readonly scopeKinds: ScopeKinds;
  readonly timeZone: string;
}

/**
 * The log of all changes, by when it was so, the latest first: all of it for those who may audit the organisation; for
 * others the entries all of whose records lie where they may. Of a record that one may not audit it tells nothing.
 */
export async function listAuditEntries(log: Log, call: OperationCall, { node, limit, after, ...filter }: ListInput) {
  const { tellings, scopeKinds, timeZone } = log;
  const { tx, access } = call;
  const subjects = node === undefined ? undefined : await subjectsOf(log.kinds, call, node);
  const { isEverywhere } = await access.reach(permission);
  const [first] = readCursor(after, ['uuid']) ?? [];
  const page = (from: string | undefined, size: number) =>
    selectLog(tx, { ...filter, subjects }, { timeZone, after: from, limit: size });
  const { ids, next } = isEverywhere
    ? idsOf(await page(first, limit + 1), limit)
    : await within(call, scopeKinds, { page, first, limit });
  const told = await tellEntries({ tx, tellings, kinds: scopeKinds }, ids);
  const authored = await tellAuthors(tx, scopeKinds, await findEntries(tx, ids), told);
  const records = await (await touchedRecords(tx, scopeKinds, ids)).named(ids);
  const items = authored.map((entry) => ({ ...entry, records: [...(records.get(entry.entryId) ?? [])] }));
  // who acts in a log that one reads in part is not told
  const { people, operations } = first === undefined && isEverywhere ? await selectActs(tx, latest) : none;
  // rules, jobs and the clock act too, under names of their own
  const names = await scopeKinds.person?.names?.(tx, people.filter(isUuid));
  return {
    items,
    next,
    people: [...(names ?? [])].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name)),
    operations: [...operations],
  };
}

function idsOf(found: readonly string[], limit: number) {
  const { items: ids, next } = pageOf(found, limit, (id) => [id]);
  return { ids, next };
}

const none = { people: [] as string[], operations: [] as string[] };

/** What belongs to the record. Throws where the log of it may not be read. */
async function subjectsOf(kinds: Histories['kinds'], { tx, access, organisationId }: OperationCall, written: string) {
  const node = readNode(written, organisationId);
  await access.require(permission, node);
  const kind = kinds[node.kind];
  if (!kind) throw new OperationError(errors.recordMissing);
  return kind.subjects(tx, node.id);
}

interface Within {
  readonly page: (after: string | undefined, size: number) => Promise<string[]>;
  readonly first: string | undefined;
  readonly limit: number;
}

/** A page of the entries all of whose records lie where the permission is held; a short one where few do. */
async function within({ tx, access }: OperationCall, kinds: ScopeKinds, { page, first, limit }: Within) {
  const found: string[] = [];
  let last = first;
  for (let seen = 0; seen < mostLookedThrough; seen += batch) {
    const ids = await page(last, batch);
    const touched = await touchedRecords(tx, kinds, ids);
    for (const id of ids) if (await touched.isWithin(id, permission, access)) found.push(id);
    if (found.length > limit || ids.length < batch) return idsOf(found, limit);
    last = ids.at(-1);
  }
  // the next page goes on where this one stopped to look
  return { ids: found, next: idsOf([last ?? '', ''], 1).next };
}
