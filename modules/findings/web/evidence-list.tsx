import { Anchor, Sentence, useWords } from '#platform/web';
import type { EvidenceView } from '../decision-contract.ts';
import styles from './evidence-list.module.css';
import { SeverityMark } from './severity-mark.tsx';

interface EvidenceListProps {
  readonly items: readonly EvidenceView[];
  /** On whose page the findings stand. */
  readonly projectId: string | null;
}

/** Findings with what follows from each: the enforcement, the rule that says so, and who may waive it. */
export function EvidenceList({ items, projectId }: EvidenceListProps) {
  const t = useWords('findings');
  return (
    <table className={styles.list}>
      <thead>
        <tr>
          <th>{t('evidence.finding')}</th>
          <th>{t('evidence.consequence')}</th>
          <th>{t('evidence.rule')}</th>
          <th>{t('evidence.waivable')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <EvidenceLine key={item.findingId} item={item} projectId={projectId} />
        ))}
      </tbody>
    </table>
  );
}

interface EvidenceLineProps {
  readonly item: EvidenceView;
  readonly projectId: string | null;
}

function EvidenceLine({ item: { findingId, severity, sentence, consequence }, projectId }: EvidenceLineProps) {
  const t = useWords('findings');
  const { enforcement, ruled, waivableBy, waiverId } = consequence;
  const rule = consequence.origins.enforcement;
  const isWaived = waiverId !== null && enforcement !== ruled;
  return (
    <tr>
      <td className={styles.finding}>
        <SeverityMark severity={severity} />
        <span>
          <Sentence message={sentence} />{' '}
          {projectId && <Anchor to={`/projects/${projectId}?finding=${findingId}`}>{t('evidence.open')}</Anchor>}
        </span>
      </td>
      <td className={styles[enforcement]}>{isWaived ? t('evidence.waived') : t(`enforcement.${enforcement}`)}</td>
      <td>
        {rule ? (
          <Anchor to={`/offices/${rule.officeId}/policy?rule=${rule.ruleId}`}>
            {t('evidence.ruleOf', { office: rule.officeName, version: rule.version })}
          </Anchor>
        ) : (
          '–'
        )}
      </td>
      <td>{enforcement === 'advise' ? '–' : t(`waiver.${waivableBy}`)}</td>
    </tr>
  );
}
