import { useCallback } from 'react';
import type { Message } from '#engine';
import type { PrintPart } from '#platform/contract';
import { usePrintSentence, useWords } from '#platform/web';
import { peopleOf } from './decisions.ts';
import { findings } from './findings.ts';

/** A decision that waits, as a report tells it. */
export interface DueDecision {
  readonly decisionId: string;
  readonly projectId: string | null;
  readonly question: readonly PrintPart[];
  /** The finding that it is about first; null where it is about none, or too many wait to ask about each. */
  readonly about: readonly PrintPart[] | null;
  /** The people that it waits for, else their role. */
  readonly waitsFor: string;
  /** The instant at which it climbs to the next; null: it waits without end. */
  readonly due: string | null;
}

const pageSize = 500;
const most = 2_000;
/** So many are told with what they are about. */
const mostTold = 30;

/** Reads the open decisions that the reader may see, the one that is due first on top. */
export function useDueDecisions(): () => Promise<readonly DueDecision[]> {
  const t = useWords('findings');
  const sentence = usePrintSentence();
  return useCallback(async () => {
    const due: DueDecision[] = [];
    for (let after: string | undefined; due.length < most; ) {
      const page = await findings.listDecisions({ state: 'open', limit: pageSize, ...(after && { after }) });
      for (const item of page.items) {
        due.push({
          decisionId: item.decisionId,
          projectId: item.projectId,
          question: sentence(item.question as Message),
          about: null,
          waitsFor: peopleOf(item) || (item.askedRole ? t(`waiver.${item.askedRole}`) : '–'),
          due: item.dueAt,
        });
      }
      if (page.next === null) break;
      after = page.next;
    }
    due.sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1));
    const first = await Promise.all(
      due.slice(0, mostTold).map(({ decisionId }) => findings.getDecision({ decisionId })),
    );
    return due.map((one, at) => {
      const said = first[at]?.evidence[0]?.sentence;
      return said ? { ...one, about: sentence(said as Message) } : one;
    });
  }, [t, sentence]);
}
