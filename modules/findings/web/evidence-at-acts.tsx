import { Anchor, Sentence, useWords } from '#platform/web';
import type { EvidenceView } from '../decision-contract.ts';
import { byFinding, type FindingAtActs } from './by-finding.ts';
import styles from './evidence-list.module.css';
import { consequenceText, policyOf } from './evidence-list.tsx';
import { SeverityMark } from './severity-mark.tsx';

interface EvidenceAtActsProps {
  readonly acts: readonly { readonly name: string; readonly inTheWay: readonly EvidenceView[] }[];
  readonly projectId: string;
}

/** What stands in the way of the acts that can come next: each finding once, a column for what each act makes of it. */
export function EvidenceAtActs({ acts, projectId }: EvidenceAtActsProps) {
  const t = useWords('findings');
  const names = acts.map(({ name }) => name);
  return (
    <table className={styles.list}>
      <thead>
        <tr>
          <th>{t('evidence.finding')}</th>
          {names.map((name) => (
            <th key={name}>{name}</th>
          ))}
          <th>{t('evidence.rule')}</th>
          <th>{t('evidence.waivable')}</th>
        </tr>
      </thead>
      <tbody>
        {byFinding(acts.map(({ inTheWay }) => inTheWay)).map((row) => (
          <FindingLine key={row.finding.findingId} row={row} names={names} projectId={projectId} />
        ))}
      </tbody>
    </table>
  );
}

interface FindingLineProps {
  readonly row: FindingAtActs;
  readonly names: readonly string[];
  readonly projectId: string;
}

function FindingLine({ row: { finding, at }, names, projectId }: FindingLineProps) {
  const t = useWords('findings');
  const met = at.filter((item) => item !== undefined);
  const rules = met.flatMap(({ consequence }) => consequence.origins.enforcement ?? []);
  const versions = new Map(rules.map((rule) => [`${rule.officeId} ${rule.version}`, rule]));
  const waivers = new Set(met.map(({ consequence }) => consequence.waivableBy));
  return (
    <tr>
      <td>
        <div className={styles.finding}>
          <SeverityMark severity={finding.severity} />
          <div>
            <Sentence message={finding.sentence} />{' '}
            <Anchor to={`/projects/${projectId}?finding=${finding.findingId}`} className={styles.answer}>
              {t('evidence.open')}
            </Anchor>
          </div>
        </div>
      </td>
      {at.map((item, index) => (
        <td
          key={names[index]}
          data-label={names[index]}
          className={`${styles.atAct} ${item ? styles[item.consequence.enforcement] : styles.advise}`}
        >
          {item ? consequenceText(item, t) : '–'}
        </td>
      ))}
      <td data-label={t('evidence.rule')}>
        <div>
          {[...versions.values()].map((rule) => (
            <div key={`${rule.officeId} ${rule.version}`}>
              <Anchor to={policyOf(finding, rule.officeId, projectId)}>
                {t('evidence.ruleOf', { office: rule.officeName, version: rule.version })}
              </Anchor>
            </div>
          ))}
          {versions.size === 0 && '–'}
        </div>
      </td>
      <td data-label={t('evidence.waivable')}>{[...waivers].map((by) => t(`waiver.${by}`)).join(', ')}</td>
    </tr>
  );
}
