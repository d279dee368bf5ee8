import { useState } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import {
  Button,
  Conversation,
  ErrorState,
  Facts,
  Fault,
  FoldedHistory,
  SidePanel,
  useFormat,
  useOperation,
  useWords,
} from '#platform/web';
import { ContributionLine } from './contribution-line.tsx';
import { Measures } from './measures.tsx';
import styles from './strategy.module.css';
import { type OneObjective, strategy, topics } from './strategy.ts';
import { ObjectiveForm, useStrategyWriter } from './strategy-forms.tsx';

interface ObjectivePanelProps {
  readonly objectiveId: string;
  readonly onClose: () => void;
}

/** One objective: what it weighs and gets, its measures, and who contributes by which path. */
export function ObjectivePanel({ objectiveId, onClose }: ObjectivePanelProps) {
  const t = useWords('strategy');
  const { data, error, refetch } = useOperation(strategy.getObjective, { objectiveId }, { topics, keepsLast: true });
  if (error) {
    return (
      <SidePanel title={t('objective.one')} onClose={onClose}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </SidePanel>
    );
  }
  return data && <Shown objective={data} onClose={onClose} />;
}

function Shown({ objective, onClose }: { readonly objective: OneObjective; readonly onClose: () => void }) {
  const t = useWords('strategy');
  const format = useFormat();
  const money = useMoney();
  const [isChanging, setChanging] = useState(false);
  const { objectiveId: id, officeId, name, mayWrite, contributions } = objective;
  const { write, isRunning, error } = useStrategyWriter(officeId);
  const remove = async () => {
    await write([{ entity: 'objective', id, field: null, from: { name }, to: null }], t('objective.removed', { name }));
    onClose();
  };
  const acts = mayWrite && (
    <>
      <Button onClick={() => setChanging(!isChanging)}>{t(isChanging ? 'objective.done' : 'objective.change')}</Button>
      <Button isDanger isBusy={isRunning} onClick={() => void remove().catch(() => {})}>
        {t('objective.remove')}
      </Button>
    </>
  );
  return (
    <SidePanel title={name} subtitle={objective.themeName} onClose={onClose} acts={acts || undefined}>
      {isChanging ? (
        <EditedObjective objective={objective} />
      ) : (
        <>
          {objective.about && <p className={styles.about}>{objective.about}</p>}
          <Facts
            items={[
              [t('objective.owner'), objective.ownerName ?? <span className="dim">{t('objective.nobody')}</span>],
              [t('objective.share'), t('objective.shareOf', { percent: format.number(objective.sharePercent, 0) })],
              [t('objective.amount'), money?.text(objective.amountMinor)],
            ]}
          />
        </>
      )}
      <Fault error={error} />
      <Measures objective={objective} />
      <h3>{t('contribution.title', { count: contributions.length })}</h3>
      {contributions.length === 0 && <p className="warn">{t('contribution.none')}</p>}
      <ul className={styles['panel-list']}>
        {contributions.map((contribution) => (
          <ContributionLine
            key={contribution.contributionId}
            contribution={contribution}
            measures={objective.measures}
            names="investment"
          />
        ))}
      </ul>
      <FoldedHistory record={{ kind: 'objective', id }} topics={topics} />
      <Conversation record={{ kind: 'objective', id }} title={t('objective.discussion')} />
    </SidePanel>
  );
}

function EditedObjective({ objective }: { readonly objective: OneObjective }) {
  const { data } = useOperation(strategy.getStrategy, { officeId: objective.officeId }, { topics });
  return data && <ObjectiveForm officeId={objective.officeId} themes={data.themes} objective={objective} />;
}
