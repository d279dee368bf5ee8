import { namesOfPersons } from '#modules/offices/actions';
import { type AuditEntry, type Call, findEntry, personOf, type Tx } from '#platform/server';
import { pageOf, readCursor } from '#platform/server/http/page';
import type { HistoryEntry, ToldChange } from '../contract.ts';
import { countChanges, type EntryChange, type EntryCount, selectChanges, selectEntryIds } from '../queries.ts';
import type { HistoryTelling, ProjectPart } from './project-part.ts';
import { projectTelling } from './tell-project-changes.ts';

/** An entry of so many changes is told change by change; of more, how many records they are. */
const mostToldOneByOne = 5;

/** What happened to the project and all that belongs to it, newest first. */
export async function listProjectHistory(
  parts: readonly ProjectPart[],
  { tx }: Call,
  { projectId, limit, after }: { projectId: string; limit: number; after?: string | undefined },
) {
  const subjects = [{ entity: 'project', id: projectId, isPrefix: false }];
  for (const { history } of parts) subjects.push(...((await history?.(tx, projectId)) ?? []));
  const [before] = readCursor(after, ['uuid']) ?? [];
  const ids = await selectEntryIds(tx, subjects, { before, limit: limit + 1 });
  const { items: page, next } = pageOf(ids, limit, (id) => [id]);
  const tellings = [projectTelling, ...parts.flatMap(({ telling }) => telling ?? [])];
  const records = Object.assign({}, ...tellings.map((telling) => telling.records));
  const what = {
    entities: tellings.flatMap(({ entities }) => entities),
    untold: tellings.flatMap(({ untold }) => untold),
  };
  const counts = (await countChanges(tx, page, what)).filter(
    ({ entity, kind }) => kind === 'changed' || records[entity],
  );
  const few = page.filter((id) => sumOf(counts, id) <= mostToldOneByOne);
  // whole records that only frame the others, such as the plan itself, take places too
  const first = await selectChanges(tx, few, what, mostToldOneByOne + what.entities.length);
  const told = await tellAll(tx, projectId, tellings, first, records);
  const entries = (await Promise.all(page.map((id) => findEntry(tx, id)))).filter((entry) => entry !== undefined);
  const names = await namesOfPersons(tx, [...new Set(entries.flatMap(({ actor }) => personOf(actor) ?? []))]);
  const items = entries.map((entry) => {
    const changes = told.get(entry.id) ?? [];
    const isWhole = changes.length === sumOf(counts, entry.id);
    return describeEntry(entry, names, isWhole ? changes : [], isWhole ? [] : countsOf(counts, entry.id, records));
  });
  return { items, next };
}

const sumOf = (counts: readonly EntryCount[], entryId: string) =>
  counts.reduce((sum, { entry_id, changes }) => (entry_id === entryId ? sum + changes : sum), 0);

/** The changes that their modules can name, by entry. */
async function tellAll(
  tx: Tx,
  projectId: string,
  tellings: readonly HistoryTelling[],
  changes: readonly EntryChange[],
  records: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, readonly ToldChange[]>> {
  const told = new Map<string, ToldChange[]>();
  for (const { entities, tell } of tellings) {
    const own = changes.filter(
      ({ entity, kind }) => entities.includes(entity) && (kind === 'changed' || records[entity]),
    );
    const described = own.length ? await tell(tx, projectId, own) : [];
    own.forEach(({ entry_id }, index) => {
      const change = described[index];
      if (change) told.set(entry_id, [...(told.get(entry_id) ?? []), change]);
    });
  }
  return told;
}

/** In the order of the words, so that tasks stand before what hangs on them. */
function countsOf(counts: readonly EntryCount[], entryId: string, records: Readonly<Record<string, string>>) {
  return Object.entries(records).flatMap(([entity, record]) =>
    counts
      .filter((item) => item.entry_id === entryId && item.entity === entity)
      .map(({ kind, records: count }) => ({ record, kind, count })),
  );
}

function describeEntry(
  entry: AuditEntry,
  names: ReadonlyMap<string, string>,
  changes: readonly ToldChange[],
  counts: HistoryEntry['counts'],
): HistoryEntry {
  const { id, recordedAt, effectiveAt, actor, operation } = entry;
  const actorName = names.get(personOf(actor) ?? '') ?? null;
  return { entryId: id, recordedAt, effectiveAt, actorName, operation, changes: [...changes], counts };
}
