import {
  Anchor,
  Conversation,
  DateText,
  ErrorState,
  Facts,
  FieldHistories,
  InstantText,
  Sentence,
  SidePanel,
  useOperation,
  usePast,
  useWords,
} from '#platform/web';
import { AnswerFinding } from './answer-finding.tsx';
import styles from './finding-list.module.css';
import { findings, type OneFinding } from './findings.ts';
import { RecordNames } from './record-names.tsx';

/** One finding: what it says, where and whose it is, what may be done about it, how it came to be, and what people said. */
export function FindingPanel({ findingId, onClose }: { readonly findingId: string; readonly onClose: () => void }) {
  const t = useWords('findings');
  const topics = ['findings', 'portfolio'];
  const { data: item, error, refetch } = useOperation(findings.getFinding, { findingId }, { topics, keepsLast: true });
  if (error) {
    return (
      <SidePanel title={t('register.one')} onClose={onClose}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </SidePanel>
    );
  }
  return item && <Shown key={item.findingId} item={item} onClose={onClose} />;
}

function Shown({ item, onClose }: { readonly item: OneFinding; readonly onClose: () => void }) {
  const t = useWords('findings');
  const { findingId, code, sentence, projectId, projectName, officeName, ownerName, dueOn, consequence } = item;
  const isPast = usePast() !== null;
  const nobody = <span className="dim">{t('register.nobody')}</span>;
  return (
    <SidePanel title={<Sentence message={sentence} />} subtitle={t(`severity.${item.severity}`)} onClose={onClose}>
      <FieldHistories record={{ kind: 'finding', id: findingId }} topics={['findings']}>
        <Facts
          items={[
            [
              t('register.project'),
              projectId ? <Anchor to={`/projects/${projectId}?finding=${findingId}`}>{projectName}</Anchor> : null,
            ],
            [t('register.office'), officeName],
            [t('register.consequence'), consequence === null ? null : t(`enforcement.${consequence}`)],
            [t('register.owner'), ownerName ?? nobody, 'ownerPersonId'],
            [t('register.due'), <DateText key="due" at={dueOn} reason={t('register.noDue')} />, 'dueOn'],
          ]}
        />
      </FieldHistories>
      <div className={styles.behind}>
        <RecordNames item={item} />
        <Anchor to={`/finding-codes?open=${code}`}>{t('list.about')}</Anchor>
      </div>
      {item.resolvedAt === null && <AnswerFinding item={item} />}
      <h3>{t('register.history')}</h3>
      <ul>
        {item.events.map(({ kind, at }) => (
          <li key={`${kind} ${at}`}>
            {t(`register.event.${kind}`)} <InstantText at={at} />
          </li>
        ))}
      </ul>
      {!isPast && <Conversation record={{ kind: 'finding', id: findingId }} title={t('list.discussion')} />}
    </SidePanel>
  );
}
