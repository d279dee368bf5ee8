import { useMemo } from 'react';
import { type Translate, useFormat, useOperation, useWords } from '#platform/web';
import { reporting } from './reporting.ts';

type Answer = Awaited<ReturnType<typeof reporting.listStatusHistory>>;

/** A project's last months, oldest first. */
export type History = Pick<Answer, 'months'> & Pick<Answer['items'][number], 'computed' | 'reported'>;

/** By project how it stood in the last months; empty until it has come, which no line waits for. */
export function useStatusHistory(state: 'active' | 'archived'): ReadonlyMap<string, History> {
  const { data } = useOperation(reporting.listStatusHistory, { state }, { topics: ['portfolio'], keepsLast: true });
  return useMemo(
    () => new Map(data?.items.map(({ projectId, ...one }) => [projectId, { months: data.months, ...one }])),
    [data],
  );
}

/** What was reported for the last month for which anything was, where it is another than was computed then. */
export function reportedOtherwise({ computed, reported }: History): History['reported'][number] {
  const last = reported.findLastIndex((status) => status !== null);
  return last >= 0 && reported[last] !== computed[last] ? (reported[last] ?? null) : null;
}

/** The strip in words: `green from Nov 2025, red from May 2026; reported green from May 2026`. */
export function useHistoryText(): (history: History) => string {
  const t = useWords('reporting');
  const format = useFormat();
  return useMemo(() => {
    const months = new Intl.DateTimeFormat(format.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
    const nameOf = (month: string) => months.format(Date.parse(`${month}-01T00:00:00Z`));
    return (history) => historyText(history, nameOf, t);
  }, [t, format.locale]);
}

export function historyText(history: History, nameOf: (month: string) => string, t: Translate): string {
  const { months, computed, reported } = history;
  const differing = reported.map((status, at) => (status === computed[at] ? null : status));
  const told = runsOf(computed, months, nameOf, t);
  if (told === '') return t('strip.nothing');
  const said = runsOf(differing, months, nameOf, t);
  return said === '' ? told : t('strip.reported', { computed: told, reported: said });
}

/** The months at which a status begins, each with it. */
function runsOf(
  statuses: History['computed'],
  months: readonly string[],
  nameOf: (month: string) => string,
  t: Translate,
): string {
  return statuses
    .flatMap((status, at) =>
      status === null || status === statuses[at - 1]
        ? []
        : [t('strip.from', { status: t(`strip.${status}`), month: nameOf(months[at] ?? '') })],
    )
    .join(', ');
}
