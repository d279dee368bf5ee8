import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { FindingDecisions } from '#modules/findings/web/parts';
import {
  Button,
  ErrorState,
  Lead,
  Page,
  RecordTabs,
  Sentence,
  useMay,
  useOpenRecord,
  useOperation,
  useWords,
  WithPanel,
} from '#platform/web';
import { FinishChange } from './finish-change.tsx';
import { ReportList } from './report-list.tsx';
import { messageOf, type ProjectStatus, reporting } from './reporting.ts';
import styles from './status.module.css';
import { StatusFigures } from './status-figures.tsx';
import { StatusMonths } from './status-months.tsx';
import { Toned, toneOf } from './toned.tsx';

const ReportWriter = lazy(() => import('./report-writer.tsx').then((part) => ({ default: part.ReportWriter })));
const SetStatus = lazy(() => import('./set-status.tsx').then((part) => ({ default: part.SetStatus })));
const ReportPanel = lazy(() => import('./report-panel.tsx').then((part) => ({ default: part.ReportPanel })));

/** In place of a report's id while one is written. */
const writing = 'new';

/** The status of a project with what it follows from, computed above reported, what moved the finish, and its reports. */
export function StatusPage() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('reporting');
  const topics = [`project:${projectId}`];
  const { data, error, refetch } = useOperation(reporting.getProjectStatus, { projectId }, { topics });
  const { data: project } = useOperation(reporting.getProjectOverview, { projectId }, { topics });
  const { id, open, close } = useOpenRecord();
  const panel =
    id === writing ? (
      <ReportWriter projectId={projectId} onClose={close} />
    ) : (
      id && <ReportPanel projectId={projectId} reportId={id} onClose={close} />
    );
  return (
    <Page title={t('status.title')} path={project ? [{ label: project.name, to: `/projects/${projectId}` }] : []}>
      {data ? (
        <WithPanel panel={panel}>
          <Shown
            projectId={projectId}
            name={project?.name ?? ''}
            status={data}
            isActive={project?.state === 'active'}
            onOpen={open}
          />
        </WithPanel>
      ) : error ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <div aria-busy="true" />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly projectId: string;
  readonly name: string;
  readonly status: ProjectStatus;
  readonly isActive: boolean;
  readonly onOpen: (id: string) => void;
}

function Shown({ projectId, name, status, isActive, onOpen }: ShownProps) {
  const t = useWords('reporting');
  const mayPublish = useMay('report.publish');
  const maySet = useMay('status.override');
  const [isSetting, setSetting] = useState(false);
  const [first] = status.headline;
  const hasFigures = status.figures.finish !== null;
  return (
    <>
      <Lead isCompact>
        {first ? (
          <Toned status={toneOf(status.computed, status.dimensions)}>
            <Sentence message={messageOf(first)} />
          </Toned>
        ) : (
          t('status.title')
        )}
      </Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('overview.parts')} />
        <span className="push bar-end">
          {maySet && isActive && hasFigures && (
            <Button onClick={() => setSetting(true)}>{t(status.override ? 'override.end' : 'override.act')}</Button>
          )}
          {mayPublish && isActive && hasFigures && (
            <Button isPrimary={status.isReportDue} onClick={() => onOpen(writing)}>
              {t('reports.write')}
            </Button>
          )}
        </span>
      </div>
      {isSetting && (
        <Suspense>
          <SetStatus {...{ projectId, name, status }} onClose={() => setSetting(false)} />
        </Suspense>
      )}
      <div className={styles.page}>
        <section aria-labelledby="status-now">
          <h2 id="status-now">{t('status.now')}</h2>
          <StatusFigures status={status} />
          <h2>{t('status.months')}</h2>
          <StatusMonths months={status.months} />
          <h2>{t('status.decisions')}</h2>
          <FindingDecisions projectId={projectId} nothing={t('status.noDecisions')} />
        </section>
        <section aria-labelledby="status-change">
          <h2 id="status-change">{t('status.change')}</h2>
          <FinishChange change={status.change} />
          <h2>{t('reports.list')}</h2>
          <ReportList projectId={projectId} onOpen={onOpen} />
        </section>
      </div>
    </>
  );
}
