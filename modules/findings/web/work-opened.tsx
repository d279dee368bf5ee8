import { Anchor, Button, Sentence, useIdentity, usePast, useWords } from '#platform/web';
import { AnswerFinding } from './answer-finding.tsx';
import { AskedAct } from './asked-act.tsx';
import { DecisionBody } from './decision-body.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Above } from './decision-page.tsx';
import styles from './decisions.module.css';
import { placeOf, sentenceOf, type WorkItem } from './decisions.ts';
import { EvidenceList } from './evidence-list.tsx';
import { WarningActs } from './warning-acts.tsx';

interface WorkOpenedProps {
  readonly item: WorkItem;
  readonly onDone: () => void;
  readonly onBack: (() => void) | undefined;
}

/** Evidence and act of the one that is open. */
export function WorkOpened({ item, onDone, onBack }: WorkOpenedProps) {
  const t = useWords('findings');
  const isPast = usePast() !== null;
  return (
    <div className={styles.opened}>
      <header className={styles.head}>
        {onBack && <Button onClick={onBack}>{t('work.back')}</Button>}
        <div className="dim">
          {item.kind === 'decision' ? (
            <Above decision={item.decision} />
          ) : (
            `${t(`work.kind.${item.kind}`)} · ${placeOf(item)}`
          )}
        </div>
        <h2>
          <Sentence message={sentenceOf(item)} />
        </h2>
      </header>
      {item.kind === 'decision' ? (
        <div className={styles.page}>
          <DecisionBody decision={item.decision} />
          {!isPast && (
            <aside className={styles.side}>
              <DecisionForm decision={item.decision} onDecided={onDone} />
            </aside>
          )}
        </div>
      ) : item.kind === 'warning' ? (
        <div className={styles.body}>
          <EvidenceList items={[item]} projectId={item.projectId} />
          <div className={styles.acts}>
            <WarningActs findingId={item.findingId} isPrimary onDone={onDone} />
          </div>
        </div>
      ) : item.kind === 'asked' ? (
        <div className={styles.body}>
          <AskedAct item={item} />
        </div>
      ) : (
        <OwnWork item={item} />
      )}
    </div>
  );
}

/** What one sees to: what follows from it, and the ways to answer it or to give it to somebody else. */
function OwnWork({ item }: { readonly item: Extract<WorkItem, { kind: 'own' }> }) {
  const t = useWords('findings');
  const { person } = useIdentity();
  return (
    <div className={styles.body}>
      <AnswerFinding item={{ ...item, ownerPersonId: person.id, ownerName: person.name }} />
      <div className={styles.acts}>
        <Anchor to={`/findings?open=${item.findingId}`}>{t('work.toFinding')}</Anchor>
      </div>
    </div>
  );
}
