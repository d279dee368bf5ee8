import { Anchor, Parts, Sentence, useAllWords, useWords } from '#platform/web';
import { statuses } from './group-note.tsx';
import { addressToldBy } from './portfolio-stories.ts';
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
          <Counted message={messageOf(message)} />
        </span>
      ))}
    </Toned>
  );
}

/** A sentence whose first figure, a count or a sum, leads to the projects that it is of. */
function Counted({ message }: { readonly message: ReturnType<typeof messageOf> }) {
  const words = useAllWords();
  const address = addressToldBy(message.key);
  const parts = words.parts(message);
  const at = parts.findIndex(({ isFigure }) => isFigure);
  if (!address || at < 0 || typeof message.parameters.count !== 'number') return <Sentence message={message} />;
  return (
    <>
      <Parts parts={parts.slice(0, at)} />
      <Anchor to={address}>{parts[at]?.text}</Anchor>
      <Parts parts={parts.slice(at + 1)} />
    </>
  );
}
