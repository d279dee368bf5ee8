import { useCallback } from 'react';
import type { PrintRow, PrintTable } from '#platform/contract';
import { useFormat, usePrintSentence, useWords } from '#platform/web';
import { type FindingItem, findings } from './findings.ts';

/** What the server gives at once, and what one print may hold. */
const pageSize = 200;
const most = 2_000;

/** The open findings of a project as a table for print, the most severe first: how severe, what, about which tasks, since when. */
export function usePrintFindings(): (projectId: string) => Promise<PrintTable> {
  const t = useWords('findings');
  const format = useFormat();
  const sentence = usePrintSentence();
  return useCallback(
    async (projectId) => {
      const items = await openFindings(projectId);
      const rows = items.map(
        ({ severity, sentence: said, records, firstSeenAt }): PrintRow => ({
          cells: [
            { text: t(`severity.${severity}`), mark: severity },
            sentence(said as Parameters<typeof sentence>[0]).map(({ text }) => text).join('').slice(0, 2_000),
            namesOf(records),
            format.date(firstSeenAt),
          ],
        }),
      ); // biome-ignore format: a table
      return {
        kind: 'table',
        columns: [
          { title: t('codes.severity'), align: 'start' },
          { title: t('list.label'), align: 'start', isGrowing: true },
          { title: t('list.records'), align: 'start', isGrowing: true },
          { title: t('list.firstSeen'), align: 'end' },
        ],
        rows,
      };
    },
    [t, format, sentence],
  );
}

async function openFindings(projectId: string): Promise<FindingItem[]> {
  const items: FindingItem[] = [];
  for (let after: string | undefined; items.length < most; ) {
    const page = await findings.listFindings({ projectId, state: 'open', limit: pageSize, ...(after && { after }) });
    items.push(...page.items);
    if (page.next === null) break;
    after = page.next;
  }
  return items.slice(0, most);
}

/** The first few tasks with their numbers; a finding about one task names it in its sentence. */
function namesOf(records: FindingItem['records']): string {
  const tasks = records.filter(({ kind, name }) => kind === 'task' && name !== null);
  if (tasks.length < 2) return '';
  const named = tasks.slice(0, 4).map(({ name, number }) => [number, name?.trim()].filter(Boolean).join(' '));
  return `${named.join('; ')}${tasks.length > named.length ? ' …' : ''}`;
}
