import { useServerInstant } from '../frame/server-instant.ts';
import { toldLines } from '../history/told-lines.ts';
import { useActName } from '../history/use-acts.ts';
import { InstantText } from '../parts/date-text.tsx';
import { Facts } from '../parts/facts.tsx';
import { SidePanel } from '../parts/side-panel.tsx';
import { useAllWords, useWords } from '../words/words-context.tsx';
import type { LoggedEntry } from './audit.ts';
import { EntryRecords, useAuthority } from './log-columns.tsx';

interface EntryPanelProps {
  readonly entry: LoggedEntry;
  readonly onClose: () => void;
}

/** One entry of the log: who, in whose name, when it was so and when it was written, why, and every change with before and after. */
export function EntryPanel({ entry, onClose }: EntryPanelProps) {
  const t = useWords('platform');
  const words = useAllWords();
  const actName = useActName();
  const authority = useAuthority();
  const written = useServerInstant();
  const lines = toldLines(entry, words);
  return (
    <SidePanel
      title={actName(entry.operation)}
      subtitle={entry.records.length > 0 && <EntryRecords entry={entry} />}
      onClose={onClose}
    >
      <Facts
        items={[
          [t('audit.who'), entry.actorName ?? t('history.system')],
          [t('audit.authority'), authority(entry)],
          [t('audit.at'), <InstantText key="at" at={entry.effectiveAt} />],
          [t('audit.recordedAt'), written(entry.recordedAt)],
          ...(entry.note ? [[t('audit.note'), entry.note] as const] : []),
        ]}
      />
      <h3>{t('audit.changes')}</h3>
      {lines.length === 0 ? (
        <p className="dim">{t('audit.noChanges')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </SidePanel>
  );
}
