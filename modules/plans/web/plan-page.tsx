import { useLocation, useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useContext, useMemo } from 'react';
import {
  EmptyState,
  ErrorState,
  Lead,
  Page,
  RecordTabs,
  Sentence,
  ShellContext,
  useAddress,
  useFormat,
  useGo,
  useMay,
  useOperation,
  useRecentRecord,
  useWords,
} from '#platform/web';
import { BaselineMenu } from './baseline-menu.tsx';
import { ImportTarget } from './import-target.tsx';
import { PlanBoard } from './plan-board.tsx';
import { planLead } from './plan-lead.ts';
import { plans } from './plans.ts';
import { useProject } from './project.ts';
import { type Plan, readPlan } from './read-plan.ts';
import { WhyPanel } from './why-panel.tsx';

/** Until the project's own tolerance is known: that of a new project. */
const usualTolerance = 10;

/** The plan of a project: grid, timeline, and why each date is where it is. */
export function PlanPage() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('plans');
  const project = useProject(projectId);
  const {
    data: view,
    error,
    refetch,
  } = useOperation(plans.getPlan, { projectId }, { topics: [`project:${projectId}`] });
  const plan = useMemo(() => (view ? readPlan(view) : null), [view]);
  const name = project.data?.name ?? view?.project.name ?? '';
  useRecentRecord('project', projectId, name || undefined);
  const path = name ? [{ label: name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('plan.title')} path={path}>
      {error && !view ? (
        <div className="alone">
          <ErrorState isPage error={error} title={t('plan.fault')} onRetry={() => void refetch()} />
        </div>
      ) : !plan ? (
        <div aria-busy="true" />
      ) : plan.rows.length === 0 ? (
        <EmptyPlan projectId={projectId} />
      ) : (
        <ShownPlan plan={plan} tolerance={project.data?.toleranceDays ?? usualTolerance} />
      )}
    </Page>
  );
}

function ShownPlan({ plan, tolerance }: { readonly plan: Plan; readonly tolerance: number }) {
  const t = useWords('plans');
  const { locale } = useFormat();
  const { pathname, searchStr } = useLocation();
  const [task, setTask] = useAddress('task');
  const uid = task === undefined ? null : Number(task);
  const row = uid === null ? undefined : plan.byUid.get(uid);
  const addressOf = useCallback(
    (to: number) => {
      const search = new URLSearchParams(searchStr);
      search.set('task', String(to));
      return `${pathname}?${search}`;
    },
    [pathname, searchStr],
  );
  const go = useGo();
  const open = useCallback((to: number) => go(addressOf(to)), [go, addressOf]);
  const close = useCallback(() => setTask(undefined, true), [setTask]);
  const lead = useMemo(() => planLead(plan), [plan]);
  const { projectId } = plan.view;
  return (
    <TasksHere addressOf={addressOf}>
      <Lead isCompact>{lead ? <Sentence message={lead} /> : t('plan.lead.computing')}</Lead>
      <PlanBoard
        plan={plan}
        locale={locale}
        tolerance={tolerance}
        openUid={row?.uid ?? null}
        onOpen={open}
        tabs={<RecordTabs kind="project" id={projectId} label={t('plan.tabs')} />}
        baseline={<BaselineMenu plan={plan} />}
        panel={row && <WhyPanel plan={plan} row={row} tolerance={tolerance} addressOf={addressOf} onClose={close} />}
      />
      <ImportTarget projectId={projectId} />
    </TasksHere>
  );
}

interface TasksHereProps {
  readonly addressOf: (uid: number) => string;
  readonly children: ReactNode;
}

/** Tasks named in sentences on this page open here, beside the plan. */
function TasksHere({ addressOf, children }: TasksHereProps) {
  const shell = useContext(ShellContext);
  const here = useMemo(
    () => ({ ...shell, records: { ...shell.records, task: (id: string) => addressOf(uidOf(id)) } }),
    [shell, addressOf],
  );
  return <ShellContext value={here}>{children}</ShellContext>;
}

/** A task's record id is `<plan>/<uid>`. */
const uidOf = (id: string) => Number(id.slice(id.lastIndexOf('/') + 1));

function EmptyPlan({ projectId }: { readonly projectId: string }) {
  const t = useWords('plans');
  const mayImport = useMay('plan.import');
  return (
    <>
      <Lead isCompact>{t('plan.empty.title')}</Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('plan.tabs')} />
      </div>
      <div className="alone">
        <EmptyState title={t('plan.empty.next')} act={mayImport && <ImportTarget projectId={projectId} hasButton />}>
          {t(mayImport ? 'plan.empty.text' : 'plan.empty.reader')}
        </EmptyState>
      </div>
    </>
  );
}
