import { useLocation, useParams } from '@tanstack/react-router';
import { type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  Lead,
  Page,
  RecordTabs,
  Sentence,
  ShellContext,
  type Translate,
  toast,
  useAddress,
  useFormat,
  useGo,
  useMay,
  useRecentRecord,
  useWords,
} from '#platform/web';
import { BaselineMenu } from './baseline-menu.tsx';
import { ImportTarget } from './import-target.tsx';
import { PlanBoard } from './plan-board.tsx';
import { usualDuration } from './plan-edits.ts';
import { planLead } from './plan-lead.ts';
import { useProject } from './project.ts';
import { type Plan, readPlan } from './read-plan.ts';
import { SchedulingMenu } from './scheduling-dialog.tsx';
import { type PlanEditing, usePlanEditing } from './use-plan-editing.ts';
import { WhyPanel } from './why-panel.tsx';

/** Until the project's own tolerance is known: that of a new project. */
const usualTolerance = 10;

/** The plan of a project: grid, timeline, and why each date is where it is. */
export function PlanPage() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('plans');
  const project = useProject(projectId);
  const { editing: change, error, refetch } = usePlanEditing(projectId);
  const { view } = change;
  const editing = useMay('plan.update') ? change : undefined;
  const plan = useMemo(() => (view ? readPlan(view) : null), [view]);
  const [first, setFirst] = useState<string>();
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
        <EmptyPlan projectId={projectId} onAdd={editing && (() => setFirst(addFirstTask(plan, editing, t)))} />
      ) : (
        <ShownPlan
          plan={plan}
          name={project.data?.name ?? plan.view.project.name}
          tolerance={project.data?.toleranceDays ?? usualTolerance}
          editing={editing}
          first={first}
        />
      )}
    </Page>
  );
}

interface ShownPlanProps {
  readonly plan: Plan;
  /** Of the project. */
  readonly name: string;
  readonly tolerance: number;
  readonly editing: PlanEditing | undefined;
  /** The row of the task with which the plan was begun just now. */
  readonly first: string | undefined;
}

function ShownPlan({ plan, name, tolerance, editing, first }: ShownPlanProps) {
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
  const lead = useMemo(() => planLead(plan, name), [plan, name]);
  const { projectId } = plan.view;
  return (
    <TasksHere addressOf={addressOf}>
      <Lead isCompact>{lead ? <Sentence message={lead} /> : t('plan.lead.computing')}</Lead>
      <PlanBoard
        plan={plan}
        projectName={name}
        locale={locale}
        tolerance={tolerance}
        openUid={row?.uid ?? null}
        onOpen={open}
        editing={editing}
        writeIn={first}
        tabs={<RecordTabs kind="project" id={projectId} label={t('plan.tabs')} />}
        scheduling={<SchedulingMenu plan={plan} editing={editing} />}
        baseline={<BaselineMenu plan={plan} />}
        panel={row && <WhyPanel {...{ plan, row, tolerance, addressOf, editing }} onClose={close} />}
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

/** A task for a plan that has none; what its row is known by. */
function addFirstTask(plan: Plan, { run, newUid, keyOf }: PlanEditing, t: Translate): string {
  const uid = newUid();
  const to = { name: t('plan.edit.newTask'), ...usualDuration(plan) };
  run([{ entity: 'task', id: String(uid), field: null, from: null, to }]).catch((error: Error) => toast(error.message));
  return keyOf(uid);
}

interface EmptyPlanProps {
  readonly projectId: string;
  /** Where the reader may change the plan. */
  readonly onAdd: (() => void) | undefined;
}

function EmptyPlan({ projectId, onAdd }: EmptyPlanProps) {
  const t = useWords('plans');
  const mayImport = useMay('plan.import');
  const acts = (
    <>
      {onAdd && (
        <Button isPrimary onClick={onAdd}>
          {t('plan.empty.add')}
        </Button>
      )}
      {mayImport && <ImportTarget projectId={projectId} hasButton />}
    </>
  );
  return (
    <>
      <Lead isCompact>{t('plan.empty.title')}</Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('plan.tabs')} />
      </div>
      <div className="alone">
        <EmptyState title={t(onAdd ? 'plan.empty.begin' : 'plan.empty.next')} act={acts}>
          {t(onAdd ? 'plan.empty.text' : 'plan.empty.reader')}
        </EmptyState>
      </div>
    </>
  );
}
