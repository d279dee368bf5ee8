import { useParams } from '@tanstack/react-router';
import { FindingList, FindingTrend } from '#modules/findings/web/parts';
import { ImportTarget } from '#modules/plans/web/parts';
import {
  Chip,
  Conversation,
  EmptyState,
  ErrorState,
  Lead,
  Page,
  PdfButton,
  RecordTabs,
  Sentence,
  useMay,
  useOperation,
  usePast,
  useRecentRecord,
  useWords,
} from '#platform/web';
import { BaselineOffer } from './baseline-offer.tsx';
import { KeyDates } from './key-dates.tsx';
import './overview.css';
import { Narrative } from './narrative.tsx';
import { useOverviewPrint } from './overview-print.ts';
import { messageOf, type Overview, reporting } from './reporting.ts';
import { StatusDimensions } from './status-dimensions.tsx';
import { StatusOverride } from './status-override.tsx';
import { StatusStrip } from './status-strip.tsx';
import { TaskAddresses } from './task-addresses.tsx';
import { Toned, toneOf } from './toned.tsx';

/** A project's first page: what matters most, where it stands, why, and what was found. */
export function ProjectOverview() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('reporting');
  const topics = [`project:${projectId}`];
  const { data, error, refetch } = useOperation(reporting.getProjectOverview, { projectId }, { topics });
  const title = data?.name ?? t('overview.tab');
  useRecentRecord('project', projectId, data?.name);
  return (
    <Page title={title}>
      {error && !data ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : data ? (
        <TaskAddresses plans={[data]}>
          <Shown overview={data} />
        </TaskAddresses>
      ) : (
        <div aria-busy="true" />
      )}
    </Page>
  );
}

function Shown({ overview }: { readonly overview: Overview }) {
  const t = useWords('reporting');
  const mayImport = useMay('plan.import');
  const { projectId, name, headline, state, isComputing } = overview;
  const [first] = headline;
  const print = useOverviewPrint(overview);
  const isPast = usePast() !== null;
  const hasTasks = overview.tasks > 0;
  return (
    <>
      <Lead isCompact>
        {first ? (
          <Toned status={toneOf(overview.status, overview.dimensions)}>
            <Sentence message={messageOf(first)} />
          </Toned>
        ) : isComputing ? (
          t('overview.computing')
        ) : (
          name
        )}
      </Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('overview.parts')} />
        {state === 'archived' && <Chip>{t('overview.archived')}</Chip>}
        <span className="push bar-end">
          {hasTasks && <PdfButton document={print} />}
          {state === 'active' && <ImportTarget projectId={projectId} hasButton={hasTasks} isPrimary={false} />}
        </span>
      </div>
      <div className="overview">
        {hasTasks ? (
          <>
            <StatusStrip overview={overview} />
            {overview.canSetBaseline && state === 'active' && <BaselineOffer overview={overview} />}
            <div className="overview-parts">
              <section aria-labelledby="why">
                <h2 id="why">{t('overview.why')}</h2>
                <Narrative messages={overview.narrative} status={toneOf(overview.status, overview.dimensions)} />
                {overview.override && <StatusOverride override={overview.override} />}
                {overview.dimensions.length > 0 ? (
                  <StatusDimensions
                    isBrief
                    computed={overview.override?.computed ?? overview.status}
                    dimensions={overview.dimensions}
                  />
                ) : (
                  <p className="prose dim">
                    <Sentence message={messageOf(overview.statusRule)} />
                  </p>
                )}
                <h2>{t('overview.keyDates')}</h2>
                <KeyDates overview={overview} />
                {!isPast && (
                  <Conversation
                    record={{ kind: 'project', id: projectId }}
                    title={t('overview.discussion')}
                    level={2}
                  />
                )}
                <h2>{t('overview.trend')}</h2>
                <FindingTrend projectId={projectId} />
              </section>
              <Findings overview={overview} />
            </div>
          </>
        ) : (
          <>
            <EmptyState
              title={t('overview.emptyTitle')}
              act={mayImport && state === 'active' && <ImportTarget projectId={projectId} hasButton />}
            >
              {t(mayImport ? 'overview.emptyText' : 'overview.emptyReader')}
            </EmptyState>
            <div className="overview-parts">
              <Findings overview={overview} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

function Findings({ overview }: { readonly overview: Overview }) {
  const t = useWords('reporting');
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{t('overview.findingsCount', { count: overview.openFindings })}</h2>
      <FindingList projectId={overview.projectId} />
    </section>
  );
}
