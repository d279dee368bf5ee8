import { useParams } from '@tanstack/react-router';
import {
  EmptyState,
  ErrorState,
  Lead,
  Page,
  PdfButton,
  RecordTabs,
  useFormat,
  useOperation,
  useWords,
} from '#platform/web';
import styles from './earned.module.css';
import { OtherChecks } from './other-checks.tsx';
import { getProject, performance, type ScheduleQuality } from './performance.ts';
import { PointTable } from './point-table.tsx';
import { useQualityPrint } from './quality-print.ts';

/** How good a project's schedule is: the 14 points of the DCMA, kept or not, and what other checks found. */
export function ScheduleQualityPage() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('performance');
  const topics = [`project:${projectId}`];
  const { data, error, refetch } = useOperation(
    performance.getScheduleQuality,
    { projectId },
    { topics, keepsLast: true },
  );
  const { data: project } = useOperation(getProject, { projectId }, { topics });
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('quality.title')} path={path}>
      {error && !data ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <Shown projectId={projectId} quality={data} />
      ) : data === null ? (
        <EmptyState title={t('quality.noPlan')}>{t('quality.noPlanText')}</EmptyState>
      ) : (
        <div aria-busy="true" />
      )}
    </Page>
  ); // biome-ignore format: a page
}

interface ShownProps {
  readonly projectId: string;
  readonly quality: ScheduleQuality;
}

function Shown({ projectId, quality }: ShownProps) {
  const t = useWords('performance');
  const format = useFormat();
  const lead = leadOf(quality, t);
  const print = useQualityPrint(projectId, quality, lead);
  return (
    <>
      <Lead isCompact>{lead}</Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('quality.parts')} />
        <span className="push bar-end">
          <PdfButton document={print} />
        </span>
      </div>
      <div className={`${styles.page} ${styles.quality}`}>
        <p className="dim">{t('quality.about', { at: format.date(quality.statusDate), count: quality.tasks })}</p>
        <PointTable projectId={projectId} points={quality.points} />
        <h2>{t('quality.others')}</h2>
        <OtherChecks projectId={projectId} others={quality.others} />
      </div>
    </>
  );
}

function leadOf({ points }: ScheduleQuality, t: ReturnType<typeof useWords>): string {
  const judged = points.filter(({ isMet }) => isMet !== null);
  const [first, ...more] = judged.filter(({ isMet }) => isMet === false);
  if (judged.length === 0) return t('quality.leadNone');
  if (!first) return t('quality.leadKept', { of: judged.length });
  const name = t(`quality.points.${first.name}.name`).replace(/^\d+ /, '').toLowerCase();
  return t('quality.lead', { count: more.length + 1, of: judged.length, first: name });
}
