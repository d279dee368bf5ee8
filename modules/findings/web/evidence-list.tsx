import { Anchor, Sentence, type Translate, useWords } from '#platform/web';
import type { EvidenceView } from '../decision-contract.ts';
import { EvidenceFigures } from './evidence-figures.tsx';
import styles from './evidence-list.module.css';
import { SeverityMark } from './severity-mark.tsx';

interface EvidenceListProps {
  readonly items: readonly EvidenceView[];
  /** On whose page the findings stand. */
  readonly projectId: string | null;
  /** Of one finding: a line for each act, which stands in place of the sentence. */
  readonly hasActs?: boolean | undefined;
  /** For whoever decides: with the figures behind each finding, and what it means. */
  readonly hasFigures?: boolean | undefined;
}

/** Findings with what follows from each: the enforcement, the rule that says so, and who may waive it. */
export function EvidenceList({ items, projectId, hasActs, hasFigures }: EvidenceListProps) {
  const t = useWords('findings');
  return (
    <table className={styles.list}>
      <thead>
        <tr>
          <th>{t(hasActs ? 'evidence.act' : 'evidence.finding')}</th>
          <th>{t('evidence.consequence')}</th>
          <th>{t('evidence.rule')}</th>
          <th>{t('evidence.waivable')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <EvidenceLine
            key={`${item.findingId} ${item.consequence.action}`}
            item={item}
            projectId={projectId}
            hasAct={hasActs}
            hasFigures={hasFigures}
          />
        ))}
      </tbody>
    </table>
  );
}

interface EvidenceLineProps {
  readonly item: EvidenceView;
  readonly projectId: string | null;
  readonly hasAct: boolean | undefined;
  readonly hasFigures: boolean | undefined;
}

function EvidenceLine({ item, projectId, hasAct, hasFigures }: EvidenceLineProps) {
  const t = useWords('findings');
  const { findingId, severity, sentence, consequence } = item;
  const { enforcement, waivableBy } = consequence;
  const rule = consequence.origins.enforcement;
  return (
    <tr>
      <td>
        {hasAct ? (
          t(`evidence.at.${consequence.action}`)
        ) : (
          <div className={styles.finding}>
            <SeverityMark severity={severity} />
            <div>
              <Sentence message={sentence} />{' '}
              {projectId && <Anchor to={`/projects/${projectId}?finding=${findingId}`}>{t('evidence.open')}</Anchor>}
              {hasFigures && <EvidenceFigures sentence={sentence} />}
            </div>
          </div>
        )}
      </td>
      <td data-label={t('evidence.consequence')} className={styles[enforcement]}>
        {consequenceText(item, t)}
      </td>
      <td data-label={t('evidence.rule')}>
        {rule ? (
          <Anchor to={policyOf(item, rule.officeId, projectId)}>
            {t('evidence.ruleOf', { office: rule.officeName, version: rule.version })}
          </Anchor>
        ) : (
          '–'
        )}
      </td>
      <td data-label={t('evidence.waivable')}>{enforcement === 'advise' ? '–' : t(`waiver.${waivableBy}`)}</td>
    </tr>
  );
}

/** What follows from a finding at an act, or that it was waived. */
export function consequenceText({ consequence }: EvidenceView, t: Translate): string {
  const { enforcement, ruled, waiverId } = consequence;
  return waiverId !== null && enforcement !== ruled ? t('evidence.waived') : t(`enforcement.${enforcement}`);
}

/** Where one reads how it came to be ruled so: the project's policy, or of what is about no project the office's. */
export function policyOf({ code, severity }: EvidenceView, officeId: string, projectId: string | null): string {
  return projectId
    ? `/projects/${projectId}/policy?open=${code}/${severity}`
    : `/offices/${officeId}/policy?open=${code}`;
}
