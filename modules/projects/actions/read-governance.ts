import { phases } from '#engine';
import { evidenceOf, type GuardedAction, judgeAct } from '#modules/findings/actions';
import { errors, OperationError } from '#platform/contract';
import type { Call } from '#platform/server';
import type { ProjectGovernance } from '../contract.ts';
import { type GovernedProject, governedProjects } from './project-tier.ts';
import { workDone } from './work-done.ts';

/** Where the project stands in its method, by whose rules, and what each act that can come next would meet now. */
export async function getProjectGovernance(
  call: Call,
  { projectId }: { readonly projectId: string },
): Promise<ProjectGovernance> {
  const governed = (await governedProjects(call.tx, [projectId])).get(projectId);
  if (!governed) throw new OperationError(errors.recordMissing);
  const { tier, because, tierFacts, phase, ownership } = governed;
  const acts: ProjectGovernance['acts'] = [];
  for (const action of actsOf(governed)) {
    const { judged } = await judgeAct(call, action, { kind: 'project', id: projectId });
    const inTheWay = judged
      .filter(({ parts }) => parts.enforcement !== 'advise')
      .map(({ finding, parts }) => evidenceOf(finding, parts));
    const phaseAfter = action === 'start-phase' ? nextPhase(governed) : null;
    acts.push({ action, phase: phaseAfter, inTheWay: inTheWay as InTheWay });
  }
  const work = await workDone(call.tx, projectId);
  return { tier, because: [...because], durationDays: tierFacts.durationDays, phase, ownership, work, acts };
}

type InTheWay = ProjectGovernance['acts'][number]['inTheWay'];

const nextPhase = ({ phase }: GovernedProject) => phases[phases.indexOf(phase) + 1] ?? null;

function actsOf(project: GovernedProject): readonly GuardedAction[] {
  if (project.isOver) return [];
  return ['set-baseline', nextPhase(project) ? 'start-phase' : 'close-project'];
}
