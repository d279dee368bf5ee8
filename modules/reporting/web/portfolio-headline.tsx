import { Sentence, useWords } from '#platform/web';
import { statuses } from './group-note.tsx';
import { messageOf, type PortfolioRow, type reporting } from './reporting.ts';
import { Toned } from './toned.tsx';

interface HeadlineProps {
  readonly messages: Awaited<ReturnType<typeof reporting.getPortfolio>>['headline'];
  readonly isArchive: boolean;
  readonly rows: readonly PortfolioRow[];
}

/** What the portfolio is about now, in one or two sentences. */
export function Headline({ messages, isArchive, rows }: HeadlineProps) {
  const t = useWords('reporting');
  if (isArchive) return t('portfolio.archiveLead', { count: rows.length });
  const worst = statuses.find((status) => rows.some((row) => row.status === status)) ?? 'grey';
  return (
    <Toned status={worst}>
      {messages.map((message, index) => (
        <span key={message.key}>
          {index > 0 && ' '}
          <Sentence message={messageOf(message)} />
        </span>
      ))}
    </Toned>
  );
}
