import { Anchor, DateText, InstantText, useWords } from '#platform/web';
import type { RulingOffice } from './project-rule-rows.ts';

interface RulingVersionProps {
  readonly office: RulingOffice;
  /** What is opened on the page of the office's policy. */
  readonly open?: string | undefined;
  /** Whether it says since when, and by whom. */
  readonly isWhole?: boolean | undefined;
}

/** An office with the version of its policy that is in force, which leads to it. */
export function RulingVersion({ office, open, isWhole }: RulingVersionProps) {
  const t = useWords('offices');
  const { officeId, officeName, version, adoptedAt, adoptedBy, inForceOn, mayRead } = office;
  const name =
    version === 0
      ? t('policy.ruled.shipped', { office: officeName })
      : t('policy.from.rule', { office: officeName, version });
  return (
    <>
      {mayRead ? <Anchor to={`/offices/${officeId}/policy${open ? `?open=${open}` : ''}`}>{name}</Anchor> : name}
      {isWhole && adoptedAt && (
        <span className="policy-origin">
          {' · '}
          {inForceOn ? <DateText at={inForceOn} /> : <InstantText at={adoptedAt} />}
          {adoptedBy && ` · ${adoptedBy.name}`}
        </span>
      )}
    </>
  );
}
