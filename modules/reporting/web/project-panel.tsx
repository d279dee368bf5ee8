import { FindingList } from '#modules/findings/web/parts';
import {
  Anchor,
  Button,
  DateText,
  Facts,
  Sentence,
  SidePanel,
  StatusMark,
  useGo,
  useOperation,
  useWords,
  Variance,
} from '#platform/web';
import { Narrative } from './narrative.tsx';
import { messageOf, type PortfolioRow, reporting } from './reporting.ts';
import { toneOf } from './toned.tsx';

/** A project beside the portfolio: where it stands, why, and what was found. */
export function ProjectPanel({ row, onClose }: { readonly row: PortfolioRow; readonly onClose: () => void }) {
  const t = useWords('reporting');
  const go = useGo();
  const { projectId, comparison } = row;
  const { data } = useOperation(reporting.getProjectOverview, { projectId }, { topics: [`project:${projectId}`] });
  return (
    <SidePanel
      title={<Anchor to={`/projects/${projectId}`}>{row.name}</Anchor>}
      subtitle={data && <Sentence message={messageOf(data.statusRule)} />}
      onClose={onClose}
      takesFocus={false}
      acts={
        <>
          <Button isPrimary onClick={() => go(`/projects/${projectId}`)}>
            {t('overview.open')}
          </Button>
          <Button onClick={() => go(`/projects/${projectId}/plan`)}>{t('overview.openPlan')}</Button>
        </>
      }
    >
      <Facts
        items={[
          [
            t('portfolio.status'),
            <span key="status">
              <StatusMark status={row.status} /> {t(`overview.status.${row.status}`)}
              {row.statusBy !== null && row.statusBy !== 'schedule' && (
                <span className="dim"> {t(`portfolio.by.${row.statusBy}`)}</span>
              )}
            </span>,
          ],
          [
            t('portfolio.finish'),
            <span key="finish">
              <DateText at={row.finish} style="weekday" />
              {row.passedFinish && <span className="dim"> {t('overview.atEarliest')}</span>}
            </span>,
          ],
          ...(comparison === 'none'
            ? []
            : [
                [
                  t(`overview.compared.${comparison}`),
                  <DateText key="compared" at={row.comparisonFinish} style="weekday" />,
                ] as const,
              ]),
          [
            t('portfolio.variance'),
            <Variance
              key="variance"
              days={row.varianceDays}
              tolerance={row.toleranceDays}
              reason={t(`portfolio.comparison.${comparison}`)}
            />,
          ],
          [t('portfolio.office'), row.officeName],
          ...(row.managerName ? [[t('portfolio.manager'), row.managerName] as const] : []),
        ]}
      />
      {data && data.narrative.length > 0 && (
        <>
          <h3>{t('overview.why')}</h3>
          <Narrative messages={data.narrative} status={toneOf(data.status, data.dimensions)} />
        </>
      )}
      <h3>{t('overview.findings')}</h3>
      <FindingList projectId={projectId} limit={5} />
    </SidePanel>
  );
}
