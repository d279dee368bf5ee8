import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useIdentity, useShell } from '../frame/shell.ts';
import { isRecordId, type PageFilter } from '../grid/page-filters.ts';
import { useActName } from '../history/use-acts.ts';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { audit } from './audit.ts';

type Page = Awaited<ReturnType<typeof audit.listAuditEntries>>;
type LogInput = Omit<Parameters<typeof audit.listAuditEntries>[0], 'limit' | 'after'>;

const pageSize = 100;
/** Days that a period goes back from today, today included. */
const periods = { week: 7, month: 30, quarter: 91, year: 365 } as const;

/** The log by pages of a hundred entries. */
export function useLog(input: LogInput) {
  return useInfiniteQuery({
    queryKey: [audit.listAuditEntries.key, input],
    queryFn: ({ pageParam: after }) =>
      audit.listAuditEntries({ ...input, limit: pageSize, ...(after !== null && { after }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** By what the log is filtered: who acts in it, which acts there are, the records that one may read, and periods. */
export function useLogFilters({ people, operations }: Pick<Page, 'people' | 'operations'>): readonly PageFilter[] {
  const t = useWords('platform');
  const words = useAllWords();
  const actName = useActName();
  const { places } = useShell();
  const records = places.flatMap(({ kind, usePlaces }) =>
    usePlaces().map(({ id, name }) => ({ value: `${kind}:${id}`, label: name })),
  );
  const acts = operations.map((value) => ({ value, label: actName(value) }));
  const order = new Intl.Collator(words.locale);
  return [
    {
      name: 'personId',
      label: t('audit.who'),
      options: people.map(({ id, name }) => ({ value: id, label: name })),
      accepts: isRecordId,
    },
    { name: 'operation', label: t('audit.act'), options: acts.sort((a, b) => order.compare(a.label, b.label)) },
    { name: 'node', label: t('audit.record'), options: records, accepts: (value) => /^[a-z-]+:[^:]+$/.test(value) },
    {
      name: 'period',
      label: t('audit.period'),
      options: Object.keys(periods).map((value) => ({ value, label: t(`audit.periods.${value}`) })),
    },
  ];
}

/** What the filters ask of the server: a period as the day with which it begins. */
export function useLogInput({ period, ...values }: Readonly<Record<string, string>>): LogInput {
  const { today } = useIdentity();
  const days = periods[period as keyof typeof periods];
  const key = JSON.stringify({ ...values, ...(days && { from: dayBefore(today, days - 1) }) });
  return useMemo(() => JSON.parse(key), [key]);
}

const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
