import type { ReactNode } from 'react';
import { Anchor, DateText, InstantText, StatusMark, useFormat, useWords, Variance } from '#platform/web';
import type { Overview } from './reporting.ts';

/** The figures of a project in one line, each with what it means. */
export function StatusStrip({ overview }: { readonly overview: Overview }) {
  const t = useWords('reporting');
  const format = useFormat();
  const { projectId, status, statusBy, comparison, percentComplete, counts, lastImport } = overview;
  const reason = t(`portfolio.comparison.${comparison}`);
  const isOther = statusBy !== null && statusBy !== 'schedule';
  return (
    <dl className="strip">
      <Figure
        name={t('portfolio.status')}
        more={isOther ? t(`portfolio.by.${statusBy}`) : t('overview.tolerance', { days: overview.toleranceDays })}
      >
        <StatusMark status={status} /> {t(`overview.status.${status}`)}
      </Figure>
      <Figure
        name={t('portfolio.finish')}
        more={
          overview.passedFinish ? (
            <>
              {t('overview.earliest')} <DateText at={overview.passedFinish} />
            </>
          ) : (
            overview.start && (
              <>
                {t('overview.starts')} <DateText at={overview.start} />
              </>
            )
          )
        }
      >
        <DateText at={overview.finish} />
      </Figure>
      <Figure
        name={t(`overview.compared.${comparison}`)}
        more={overview.comparisonFinish ? <DateText at={overview.comparisonFinish} /> : reason}
      >
        <Variance days={overview.varianceDays} tolerance={overview.toleranceDays} reason={reason} />
      </Figure>
      <Figure
        name={t('portfolio.complete')}
        more={t('overview.tasksDone', { done: counts.completed, count: counts.tasks })}
      >
        {percentComplete === null ? '–' : `${format.number(percentComplete, 0)} %`}
      </Figure>
      <Figure name={t('overview.critical')} more={t('overview.criticalOf', { count: counts.tasks })}>
        <Anchor to={`/projects/${projectId}/plan`}>{format.number(counts.critical)}</Anchor>
      </Figure>
      {lastImport && (
        <Figure name={t('overview.lastImport')} more={<InstantText at={lastImport.committedAt} />}>
          <Anchor to={`/imports/${lastImport.importId}`} className="strip-file">
            {lastImport.fileName}
          </Anchor>
        </Figure>
      )}
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly more: ReactNode;
  readonly children: ReactNode;
}

function Figure({ name, more, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="strip-figure">{children}</dd>
      <dd className="strip-more">{more}</dd>
    </div>
  );
}
