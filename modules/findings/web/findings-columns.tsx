import { useMemo } from 'react';
import { type GridColumn, Sentence, type Translate, useAllWords, useWords } from '#platform/web';
import type { RegisterItem } from './findings.ts';
import { severityColumn } from './severity-column.tsx';

/** Who sees to it; else how it was answered, or who is asked. */
function ownerText({ ownerName, answer, askedNames }: RegisterItem, t: Translate): string | null {
  if (ownerName !== null || (answer === null && askedNames.length === 0)) return ownerName;
  return answer ? t(`register.answer.${answer}`) : t('register.asked', { names: askedNames.join(', ') });
}

/** The columns of the register: how severe, what, where, what follows, who sees to it by when, since when. */
export function useFindingColumns(): readonly GridColumn<RegisterItem>[] {
  const t = useWords('findings');
  const words = useAllWords();
  return useMemo(
    () => [
      severityColumn(t),
      {
        id: 'sentence',
        title: t('codes.name'),
        width: 320,
        isGrowing: true,
        hasSentences: true,
        card: 'title',
        value: ({ sentence }) => words.text(sentence.key, sentence.parameters),
        cell: ({ sentence }) => (
          <span className="grid-sentence" title={words.text(sentence.key, sentence.parameters)}>
            <Sentence message={sentence} />
          </span>
        ),
      },
      { id: 'project', title: t('register.project'), width: 150, filter: 'choice', card: 'line', value: ({ projectName }) => projectName },
      { id: 'office', title: t('register.office'), width: 130, filter: 'choice', value: ({ officeName }) => officeName },
      {
        id: 'consequence',
        title: t('register.consequence'),
        width: 116,
        filter: 'choice',
        card: 'figure',
        value: ({ consequence }) => (consequence === null ? null : t(`enforcement.${consequence}`)),
      },
      { id: 'owner', title: t('register.owner'), width: 130, filter: 'choice', value: (row) => ownerText(row, t) },
      { id: 'due', title: t('register.due'), width: 104, type: 'date', value: ({ dueOn, answerUntil, askedUntil }) => dueOn ?? answerUntil ?? askedUntil },
      { id: 'since', title: t('list.firstSeen'), width: 104, type: 'date', value: ({ firstSeenAt }) => firstSeenAt },
      { id: 'family', title: t('codes.family'), width: 110, filter: 'choice', isHidden: true, value: ({ code }) => t(`family.${code.split('.', 1)[0]}`) },
      { id: 'code', title: t('codes.code'), width: 200, isHidden: true, value: ({ code }) => code },
      { id: 'comments', title: t('register.comments'), width: 96, type: 'number', isHidden: true, value: ({ comments }) => comments },
    ], // biome-ignore format: a table
    [t, words],
  );
}
