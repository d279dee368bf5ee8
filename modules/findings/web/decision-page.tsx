import { useParams } from '@tanstack/react-router';
import {
  Anchor,
  Button,
  ErrorPage,
  InstantText,
  Lead,
  Page,
  Sentence,
  useAllWords,
  useChange,
  useGo,
  useOperation,
  useWords,
} from '#platform/web';
import { DecisionBody } from './decision-body.tsx';
import { DecisionForm } from './decision-form.tsx';
import { OptionList } from './decision-options.tsx';
import styles from './decisions.module.css';
import { type FullDecisionItem, peopleOf } from './decisions.ts';
import { findings } from './findings.ts';

/** One decision: the sentence, the evidence left, the options with the reason right. */
export function DecisionPage() {
  const { decisionId } = useParams({ strict: false }) as { decisionId: string };
  const t = useWords('findings');
  const words = useAllWords();
  const { data, error, refetch } = useOperation(findings.getDecision, { decisionId }, { topics: ['decisions'] });
  const path = [{ label: t('log.title'), to: '/decisions' }];
  if (error) return <ErrorPage title={t('decide.page')} path={path} error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Page title={t('decide.page')} path={path}>
        {null}
      </Page>
    );
  return (
    <Page title={words.text(data.question.key, data.question.parameters)} path={path}>
      <Lead above={<Above decision={data} />}>
        <Sentence message={data.question} />
      </Lead>
      <div className={styles.page}>
        <DecisionBody decision={data} />
        <Side key={data.decisionId} decision={data} onDecided={() => void refetch()} />
      </div>
    </Page>
  );
}

export function Above({ decision }: { readonly decision: FullDecisionItem }) {
  const t = useWords('findings');
  const { kind, officeName, askedAt, dueAt } = decision;
  return (
    <>
      {t(`kind.${kind}`)} · {officeName} · {t('decide.asked')} <InstantText at={askedAt} />
      {dueAt !== null && (
        <>
          {' · '}
          {t('decide.due')} <InstantText at={dueAt} />
        </>
      )}
    </>
  );
}

interface SideProps {
  readonly decision: FullDecisionItem;
  readonly onDecided: () => void;
}

/** To decide, for whoever may; else who has it. */
function Side({ decision, onDecided }: SideProps) {
  const t = useWords('findings');
  const go = useGo();
  const withdraw = useChange(findings.withdrawDecision, { topics: ['decisions'], onDone: onDecided });
  const { state, canDecide, canWithdraw, decisionId, askedRole, projectId } = decision;
  if (state === 'open' && canDecide) {
    return (
      <aside className={styles.side}>
        <DecisionForm decision={decision} onDecided={() => go('/my-work')} />
      </aside>
    );
  }
  return (
    <aside className={styles.side}>
      <h2>{t(`state.${state}`)}</h2>
      {state === 'open' && askedRole && (
        <p>{t('decide.waitsFor', { role: t(`waiver.${askedRole}`), people: peopleOf(decision) || '–' })}</p>
      )}
      {state === 'open' && Object.keys(decision.effects).length > 0 && <OptionList decision={decision} />}
      {canWithdraw && (
        <Button
          isBusy={withdraw.isRunning}
          onClick={() => void withdraw.run({ decisionId, reason: t('decide.withdrawn') }).catch(() => undefined)}
        >
          {t('decide.withdraw')}
        </Button>
      )}
      {projectId && <Anchor to={`/projects/${projectId}`}>{t('decide.toProject')}</Anchor>}
    </aside>
  );
}
