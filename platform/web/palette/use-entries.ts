import { useRecordAddress, useShell } from '../frame/shell.ts';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { type Entry, type EntryGroup, matching } from './entry.ts';
import { type Found, useRecent } from './recent.ts';
import { useCommands } from './use-commands.ts';
import { useMatches } from './use-matches.ts';

const mostCommands = 4;
const mostRecords = 5;

/** What the palette shows for what is typed, group after group; with nothing typed what was opened last, then all acts. */
export function useEntries(typed: string) {
  const t = useWords('platform');
  const commands = useCommands();
  const toEntry = useRecordEntry();
  const { found: kinds } = useShell();
  const words = useAllWords();
  const [recent] = useRecent();
  const { items, error, isComing } = useMatches(typed, mostRecords);
  const text = typed.trim();
  const groups: readonly EntryGroup[] =
    text === ''
      ? [{ id: 'recent', label: t('palette.recent'), entries: recent.flatMap(toEntry) }, ...commands]
      : [
          ...commands.map((group) => ({ ...group, entries: matching(group, text, mostCommands) })),
          ...kinds.map(({ kind, label }) => ({
            id: kind,
            label: words.text(label),
            entries: items.filter((item) => item.kind === kind).flatMap(toEntry),
          })),
          { id: 'all', label: t('palette.search'), entries: [allResults(text, t('palette.all', { text }))] },
        ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), error, isComing, hasRecords: items.length > 0 };
}

function allResults(text: string, label: string): Entry {
  return { id: 'all', label, to: `/search?q=${encodeURIComponent(text)}` };
}

/** A record as an entry; none where its kind has no page. */
function useRecordEntry(): (found: Found) => readonly Entry[] {
  const addressOf = useRecordAddress();
  const t = useWords('platform');
  const [, remember] = useRecent();
  return (found) => {
    const to = addressOf(found, found.within?.id);
    if (to === undefined) return [];
    return [
      {
        id: `${found.kind}-${found.id}`,
        label: found.title || t('unnamed'),
        detail: found.detail ?? undefined,
        to,
        run: () => remember(found),
      },
    ];
  };
}
