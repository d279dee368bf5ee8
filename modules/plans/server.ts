import { catalogue } from '#engine';
import {
  contributeChecks,
  contributeFindingCodes,
  contributeForBoard,
  contributeGuardFacts,
  contributeGuardSource,
  contributeRecordNames,
} from '#modules/findings/actions';
import { onGovernedAnew, onTodayMoved } from '#modules/offices/actions';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { contributeWorkDone } from '#modules/projects/actions/work-done';
import { defineJob, defineTimer, onWritten } from '#platform/server';
import { defineModule } from '#platform/server/http/define-module';
import { changePlan } from './actions/change-plan.ts';
import { choosePlan } from './actions/choose-plan.ts';
import { type CommitPayload, commitImport, commitJob, takeOver } from './actions/commit-import.ts';
import { storeComputation } from './actions/compute-plan.ts';
import { deliveryChecks, keepActivity } from './actions/delivery-checks.ts';
import { contributeExceptionReports } from './actions/exception-report.ts';
import { explainTask } from './actions/explain-task.ts';
import { exportPlan } from './actions/export-plan.ts';
import { taskSearch } from './actions/find-tasks.ts';
import { getPastPlan } from './actions/get-past-plan.ts';
import { getPlan } from './actions/get-plan.ts';
import { planSource } from './actions/guard-plan.ts';
import { namesOfPlans } from './actions/name-plans.ts';
import { openTasks, openTasksCode, workDone } from './actions/open-tasks.ts';
import { computeJob, dueTimer, requestCompute, requestComputeOf, requestComputeOfAll } from './actions/plan-changed.ts';
import type { PlanServices } from './actions/plan-services.ts';
import { followZones } from './actions/project-zone.ts';
import { type ReadPayload, readImport, readJob } from './actions/read-import.ts';
import { getImport, listImports } from './actions/read-imports.ts';
import { clearBaseline, listBaselines, setBaseline } from './actions/set-baseline.ts';
import { undoImport } from './actions/undo-import.ts';
import { uploadImport } from './actions/upload-import.ts';
import { contract } from './contract.ts';
import { nameTasks } from './name-tasks.ts';
import { findImport, namesOfImports } from './queries/imports.ts';
import { findPlan } from './queries.ts';
import { taskScope } from './task-scope.ts';
import words from './words/en.json' with { type: 'json' };

contributeFindingCodes('plans', Object.values(catalogue), words);
contributeRecordNames('task', nameTasks);
contributeChecks({ ...deliveryChecks, words });
contributeForBoard('promise', 'progress.deadline-passed', 'schedule.deadline-missed');
contributeFindingCodes('plans', [openTasksCode], words);
contributeGuardFacts({ action: 'close-project', load: openTasks });
contributeWorkDone(workDone);
contributeExceptionReports();
onWritten(keepActivity);
onTodayMoved(requestComputeOfAll);
onWritten(followZones);
onGovernedAnew(({ call, officeIds }) => requestComputeOf(call, officeIds));

/** The module; `parts` are those of projects, which the undoing of an import deletes. */
export const plansServer = (services: PlanServices, parts: readonly ProjectPart[]) => {
  contributeGuardSource('plan', planSource(services));
  return defineModule({
    name: 'plans',
    contract,
    words,
    handlers: {
      getPlan: (call, input) =>
        call.past ? getPastPlan(services, call, input.projectId, call.past) : getPlan(call, input),
      exportPlan: (call, input) => exportPlan(services, call, input),
      explainTask: (call, input) => explainTask(services, call, input),
      changePlan: (call, input) => changePlan(services, call, input),
      listBaselines,
      setBaseline,
      clearBaseline,
      uploadImport,
      getImport,
      listImports,
      choosePlan,
      commitImport,
      undoImport: (call, input) => undoImport(services, parts, call, input),
    },
    scopeKinds: {
      plan: {
        above: async (tx, id) => {
          const plan = await findPlan(tx, id);
          return plan && [{ kind: 'project', id: plan.project_id }];
        },
        names: namesOfPlans,
      },
      task: taskScope,
      import: {
        above: async (tx, id) => {
          const row = await findImport(tx, id);
          if (!row) return undefined;
          return [
            row.project_id === null ? { kind: 'office', id: row.office_id } : { kind: 'project', id: row.project_id },
          ];
        },
        names: namesOfImports,
      },
    },
    jobs: [
      defineJob<{ planId: string }>(
        computeJob,
        async ({ organisationId, payload, transaction, signal }) => {
          await storeComputation(services, { organisationId, planId: payload.planId, transaction, signal });
        },
        { subjectOf: ({ planId }) => ({ kind: 'plan', id: planId }) },
      ),
      defineJob<ReadPayload>(readJob, (run) => readImport(services, run)),
      defineJob<CommitPayload & { jobId: string }>(commitJob, (run) => takeOver(services, run)),
    ],
    search: [taskSearch],
    timers: [defineTimer<{ planId: string }>(dueTimer, ({ tx }, { payload }) => requestCompute(tx, payload.planId))],
    topics: {
      plan: { permission: 'project.read', hasId: true },
      import: { permission: 'plan.import', hasId: true },
      imports: { permission: 'plan.import', hasId: false },
    },
  });
};
