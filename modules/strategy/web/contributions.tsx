import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  Fault,
  undoable,
  useChange,
  useFormat,
  useOperation,
  useWords,
} from '#platform/web';
import { ContributionForm, type TypedContribution } from './contribution-form.tsx';
import { ContributionLine } from './contribution-line.tsx';
import styles from './strategy.module.css';
import { type ContributionItem, type Contributions, strategy, topics } from './strategy.ts';

/** What an investment, a project or a proposal, contributes to the strategies above it. */
export function ContributionsOf({ investmentId }: { readonly investmentId: string }) {
  const t = useWords('strategy');
  const format = useFormat();
  const { data, error, refetch } = useContributions(investmentId);
  const [written, write] = useState<string | null>(null);
  const change = useChange(strategy.changeContributions, { topics });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <div aria-busy="true" />;
  const { contributions, objectives, mayWrite, percent } = data;
  const measures = objectives.flatMap((objective) => objective.measures);
  const save = async (changes: Parameters<typeof change.run>[0]['changes'], done: string) => {
    if (changes.length) {
      const { entryId } = await change.run({ investmentId, changes });
      if (entryId) undoable(entryId, done);
    }
    write(null);
  };
  const form = (contribution?: ContributionItem) => (
    <ContributionForm
      objectives={objectives}
      contribution={contribution}
      onSave={(typed) => save(changesOf(contribution, typed), t(contribution ? 'saved' : 'contribution.added'))}
      onCancel={() => write(null)}
    />
  );
  const remove = ({ contributionId: id, objectiveName }: ContributionItem) =>
    save([{ entity: 'contribution', id, field: null, from: {}, to: null }], t('contribution.removed', { name: objectiveName })); // biome-ignore format: one line
  const add = mayWrite && objectives.length > 0 && written === null && (
    <Button onClick={() => write('new')}>{t('contribution.add')}</Button>
  );
  if (!contributions.length && written === null) {
    const empty = objectives.length ? 'empty' : 'noStrategy';
    return (
      <EmptyState title={t(`contributes.${empty}.title`)} act={add}>
        {t(`contributes.${empty}.text`)}
      </EmptyState>
    );
  }
  return (
    <>
      {contributions.length > 0 && (
        <p className="dim">{t('contributes.percent', { percent: format.number(percent, 0) })}</p>
      )}
      <ul className={styles['panel-list']}>
        {contributions.map((contribution) =>
          written === contribution.contributionId ? (
            <li key={contribution.contributionId}>{form(contribution)}</li>
          ) : (
            <ContributionLine
              key={contribution.contributionId}
              contribution={contribution}
              measures={measures}
              names="objective"
              onChange={mayWrite ? () => write(contribution.contributionId) : undefined}
              onRemove={mayWrite ? () => void remove(contribution).catch(() => {}) : undefined}
            />
          ),
        )}
      </ul>
      <Fault error={written === null ? change.error : null} />
      {written === 'new' ? form() : <div className={styles.acts}>{add}</div>}
    </>
  );
}

export const useContributions = (investmentId: string) =>
  useOperation(strategy.getContributions, { investmentId }, { topics, keepsLast: true });

type Changes = Parameters<typeof strategy.changeContributions>[0]['changes'];

/** A new contribution, or the fields of one that differ. */
function changesOf(
  contribution: Contributions['contributions'][number] | undefined,
  typed: TypedContribution,
): Changes {
  if (!contribution) {
    return [{ entity: 'contribution', id: crypto.randomUUID(), field: null, from: null, to: typed }];
  }
  return Object.entries(typed).flatMap(([field, to]) => {
    const from = contribution[field as keyof TypedContribution];
    return from === to ? [] : [{ entity: 'contribution', id: contribution.contributionId, field, from, to } as Changes[number]]; // biome-ignore format: one line
  });
}
