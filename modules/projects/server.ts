import {
  contributeCheckScope,
  contributeChecks,
  contributeGuardSource,
  contributeSubjectContext,
  moveFindings,
} from '#modules/findings/actions';
import { contributeOfficeContents, onGovernedAnew } from '#modules/offices/actions';
import { errors, OperationError } from '#platform/contract';
import { onWritten } from '#platform/server';
import { defineModule } from '#platform/server/http/define-module';
import { createProject } from './actions/create-project.ts';
import { deleteProject, describeDeletion } from './actions/delete-project.ts';
import { projectSearch } from './actions/find-projects.ts';
import { contributeHandOvers, proposeHandOver } from './actions/hand-over.ts';
import { closeProject, reopenProject, startPhase } from './actions/move-project.ts';
import { projectChecks, projectScope } from './actions/project-checks.ts';
import type { ProjectPart } from './actions/project-part.ts';
import { governedProjects } from './actions/project-tier.ts';
import { getProjectGovernance } from './actions/read-governance.ts';
import { getProjectPolicy } from './actions/read-policy.ts';
import { getProject, listProjects } from './actions/read-projects.ts';
import { archiveProject, restoreProject, updateProject, updateProjects } from './actions/update-project.ts';
import { workloadChecks } from './actions/workload-checks.ts';
import { tellProjectsOf } from './actions/write-project.ts';
import { contract } from './contract.ts';
import { countProjectsOf, lockProject, namesOfProjects, selectManagedBy, selectOfficeOf } from './queries.ts';
import words from './words/en.json' with { type: 'json' };

contributeSubjectContext('project', governedProjects, selectManagedBy);
contributeHandOvers();
contributeCheckScope('project', projectScope);
contributeChecks({ ...projectChecks, words });
contributeChecks({ ...workloadChecks, words });
onWritten(async (call, changes) => {
  for (const { entity, id, field, to } of changes) {
    if (entity === 'project' && field === 'office_id') await moveFindings(call, id, String(to));
  }
});
contributeGuardSource('project', {
  // whoever acts on a project holds it before its plan, as its changes do
  hold: async ({ tx }, { id }) => (await lockProject(tx, id)) !== undefined,
  prepare: () => Promise.reject(new OperationError(errors.recordMissing)),
});

contributeOfficeContents('projects', countProjectsOf);
onGovernedAnew(tellProjectsOf);

/** The module with what others hang on projects. */
export const projectsServer = (parts: readonly ProjectPart[]) =>
  defineModule({
    name: 'projects',
    contract,
    words,
    handlers: {
      createProject: (call, input) => createProject(parts, call, input),
      getProject,
      listProjects,
      updateProject: (call, input) => updateProject(parts, call, input),
      updateProjects: (call, input) => updateProjects(parts, call, input),
      archiveProject: (call, input) => archiveProject(parts, call, input),
      restoreProject: (call, input) => restoreProject(parts, call, input),
      startPhase: (call, input) => startPhase(parts, call, input),
      closeProject: (call, input) => closeProject(parts, call, input),
      reopenProject: (call, input) => reopenProject(parts, call, input),
      proposeHandOver,
      getProjectGovernance,
      getProjectPolicy,
      describeDeletion: (call, input) => describeDeletion(parts, call, input),
      deleteProject: (call, input) => deleteProject(parts, call, input),
    },
    scopeKinds: {
      project: {
        above: async (tx, id) => {
          const office = await selectOfficeOf(tx, id);
          return office === undefined ? undefined : [{ kind: 'office', id: office }];
        },
        names: namesOfProjects,
        page: { permission: 'project.read', address: async (_tx, id) => `/projects/${id}` },
      },
    },
    search: [projectSearch],
    topics: {
      project: { permission: 'project.read', hasId: true },
      portfolio: { permission: 'project.read', hasId: false },
    },
  });
