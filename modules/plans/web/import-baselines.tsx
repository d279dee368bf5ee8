import { InTheWayList } from '#modules/findings/web/parts';
import { useWords } from '#platform/web';
import classes from './import.module.css';
import { type Import, messageOf } from './plans.ts';

interface ImportBaselinesProps {
  readonly shown: Import;
  readonly projectId: string;
}

/** What an update that sets baselines meets: what blocks it or warns of it, by which rule. */
export function ImportBaselines({ shown: { inTheWay }, projectId }: ImportBaselinesProps) {
  const t = useWords('plans');
  if (!inTheWay.length) return null;
  const isHeld = isBlocked(inTheWay);
  const meant = inTheWay.filter(({ consequence }) => !isHeld || consequence.enforcement === 'block');
  const found = meant.map(({ findingId, sentence, consequence }) => ({
    findingId,
    sentence: messageOf(sentence),
    enforcement: consequence.enforcement,
    rule: consequence.origins.enforcement,
    waivableBy: consequence.waivableBy,
  }));
  return (
    <section className={classes.inTheWay} aria-label={t('import.baselines.title')}>
      <p>{t(isHeld ? 'import.baselines.blocked' : 'import.baselines.warned')}</p>
      <InTheWayList found={found} projectId={projectId} />
    </section>
  );
}

export const isBlocked = (inTheWay: Import['inTheWay']) =>
  inTheWay.some(({ consequence }) => consequence.enforcement === 'block');
