import { Anchor, useFormat } from '#platform/web';
import type { EarnedWords } from './earned-figures.ts';
import type { Measurement } from './performance.ts';

interface EarningRulesProps {
  readonly projectId: string;
  readonly measured: Measurement;
  readonly words: EarnedWords;
}

/** By which rules the work earns its planned value, and where they are changed. */
export function EarningRules({ projectId, measured, words }: EarningRulesProps) {
  const { t } = words;
  const { locale } = useFormat();
  const { rules } = measured;
  const told = rules.map(({ kind, tasks }) =>
    rules.length > 1 ? t('earned.ruleTasks', { rule: t(`rule.${kind}`), count: tasks }) : t(`rule.${kind}`),
  );
  return (
    <p className="dim">
      {t('earned.rules', { list: new Intl.ListFormat(locale).format(told) })}{' '}
      <Anchor to={`/projects/${projectId}/plan?view=table`}>{t('earned.rulesWhere')}</Anchor>
    </p>
  );
}
