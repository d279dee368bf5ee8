import { useCallback } from 'react';
import { usePrintFindings } from '#modules/findings/web/parts';
import type { PrintBlock, PrintDocument, PrintPart } from '#platform/contract';
import { printTo, printVariance, type Translate, useFormat, usePrintSentence, useWords } from '#platform/web';
import { messageOf, type Overview } from './reporting.ts';

type Format = ReturnType<typeof useFormat>;

/** A project's overview on paper: where it stands, why, what comes next, and every open finding. */
export function useOverviewPrint(overview: Overview): () => Promise<Omit<PrintDocument, 'locale'>> {
  const t = useWords('reporting');
  const format = useFormat();
  const sentence = usePrintSentence();
  const printFindings = usePrintFindings();
  return useCallback(async () => {
    const { projectId, name, headline, narrative, statusRule, dimensions, openFindings } = overview;
    const told = dimensions.filter(({ status }) => status !== 'grey').map(({ rule }) => rule);
    const said = (messages: Overview['narrative']): PrintPart[][] => messages.map((one) => sentence(messageOf(one)));
    const found = await printFindings(projectId);
    return {
      title: name,
      about: { kind: 'project', id: projectId },
      blocks: [
        { kind: 'lead', sentences: said(headline.slice(0, 1)) },
        { kind: 'facts', items: facts(overview, t, format) },
        {
          kind: 'prose',
          title: t('overview.why'),
          sentences: said([...narrative, ...(told.length ? told : [statusRule])]),
        },
        keyDates(overview, t, format),
        { ...found, title: t('overview.findingsCount', { count: openFindings }) },
      ],
    };
  }, [overview, t, format, sentence, printFindings]);
}

type Facts = Extract<PrintBlock, { readonly kind: 'facts' }>['items'];

function facts(overview: Overview, t: Translate, format: Format): Facts {
  const { status, finish, passedFinish, start, comparison, comparisonFinish, percentComplete, counts } = overview;
  const variance = printVariance(overview.varianceDays, overview.toleranceDays, format);
  const began = passedFinish
    ? `${t('overview.earliest')} ${format.date(passedFinish)}`
    : start && `${t('overview.starts')} ${format.date(start)}`;
  return [
    {
      name: t('portfolio.status'),
      text: t(`overview.status.${status}`),
      mark: status,
      more: t('overview.tolerance', { days: overview.toleranceDays }),
    },
    { name: t('portfolio.finish'), text: finish ? format.date(finish) : '–', ...(began && { more: began }) },
    {
      name: t(`overview.compared.${comparison}`),
      text: variance.text ?? '–',
      ...(variance.tone && { tone: variance.tone }),
      more: comparisonFinish ? format.date(comparisonFinish) : t(`portfolio.comparison.${comparison}`),
    },
    {
      name: t('portfolio.complete'),
      text: percentComplete === null ? '–' : `${format.number(percentComplete, 0)} %`,
      more: t('overview.tasksDone', { done: counts.completed, count: counts.tasks }),
    },
    {
      name: t('overview.critical'),
      text: format.number(counts.critical),
      more: t('overview.criticalOf', { count: counts.tasks }),
    },
  ];
}

function keyDates(overview: Overview, t: Translate, format: Format): PrintBlock {
  const { projectId, toleranceDays } = overview;
  return {
    kind: 'table',
    title: t('overview.keyDates'),
    columns: [
      { title: t('overview.keyDate'), align: 'start', isGrowing: true },
      { title: t('overview.due'), align: 'end' },
      { title: t('portfolio.variance'), align: 'end' },
    ],
    rows: overview.keyDates.map(({ uid, name, kind, at, varianceDays, isOverdue }) => {
      const marks = [kind === 'deadline' && t('overview.deadline'), isOverdue && t('overview.overdue')];
      const told = [name, ...marks].filter(Boolean).join(' · ').slice(0, 2_000);
      const { text, tone } = printVariance(varianceDays, kind === 'deadline' ? 0 : toleranceDays, format);
      return {
        cells: [
          { text: told, ...printTo(`/projects/${projectId}/plan?task=${uid}`) },
          format.date(at),
          text === undefined ? null : { text: isOverdue ? `≥ ${text}` : text, ...(tone && { tone }) },
        ],
      };
    }),
  };
}
