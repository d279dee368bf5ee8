import { useCallback } from 'react';
import type { Message } from '#engine';
import type { PrintDocument } from '#platform/contract';
import { useFormat, usePrintSentence, useWords } from '#platform/web';
import type { ScheduleQuality } from './performance.ts';
import { pointFigure, pointSentence, pointState, pointThreshold, tasksOnPaper } from './point-words.ts';

/** The page on paper, with the tasks behind what is not kept. */
export function useQualityPrint(
  projectId: string,
  quality: ScheduleQuality,
  lead: string,
): () => Omit<PrintDocument, 'locale'> {
  const t = useWords('performance');
  const format = useFormat();
  const sentence = usePrintSentence();
  return useCallback(() => {
    const { points, others, statusDate, tasks } = quality;
    const column = (title: string, align: 'start' | 'end' = 'start') => ({ title, align });
    return {
      title: t('quality.title'),
      about: { kind: 'project', id: projectId },
      blocks: [
        { kind: 'lead', sentences: [[{ text: lead }]] },
        { kind: 'prose', sentences: [[{ text: t('quality.about', { at: format.date(statusDate), count: tasks }) }]] },
        {
          kind: 'table',
          columns: [
            column(t('quality.point')),
            column(t('quality.judged')),
            column(t('quality.figure'), 'end'),
            column(t('quality.threshold'), 'end'),
            { ...column(t('quality.meaning')), isGrowing: true },
          ],
          rows: points.map((point) => ({
            cells: [
              t(`quality.points.${point.name}.name`),
              t(`quality.${pointState(point)}`),
              pointFigure(point, format),
              pointThreshold(point, format, t),
              [pointSentence(point, format, t), point.isMet === false && tasksOnPaper(point, t)]
                .filter(Boolean)
                .join(' ')
                .slice(0, 2_000),
            ],
          })),
        },
        ...(others.length
          ? [
              {
                kind: 'prose' as const,
                title: t('quality.others'),
                sentences: others.map((one) => sentence(one.sentence as Message)),
              },
            ]
          : []),
      ],
    };
  }, [projectId, quality, lead, t, format, sentence]);
}
