import type { Parameter } from '#engine';
import { boardTime, contributeDecisionKind, openDecision, openDecisionsByProject } from '#modules/findings/actions';
import { dayOf } from '#modules/intake/actions/load-case';
import { todayOf } from '#modules/intake/actions/read-proposals';
import { organisationOf } from '#modules/offices/actions';
import { closeProject } from '#modules/projects/actions/move-project';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import type { ProjectRow } from '#modules/projects/actions/read-projects';
import { holdProject } from '#modules/projects/actions/write-project';
import { OperationError } from '#platform/contract';
import { type Call, type Json, publish } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { errors } from '../routes.ts';
import { continuationTopic } from './change-to-go.ts';
import { loadToGo } from './load-to-go.ts';
import { isOver } from './read-continuations.ts';
import { meanwhileOf, statementsOf } from './tell-to-go.ts';

interface Which {
  readonly projectId: string;
  readonly reason: string;
}

/**
 * Asks the sponsor whether the project goes on, with the figures as they stand and what each answer does. Whoever is alone
 * is asked as well: what is computed cancels nothing by itself. Throws `worth-unknown`, `continuation-asked`, `continuation-over`.
 */
export async function askContinuation(call: OperationCall, { projectId, reason }: Which) {
  const project = await holdProject(call, projectId); // of two who ask at once the second sees that it is asked
  if (isOver(project)) throw new OperationError(errors.over);
  if ((await openDecisionsByProject(call.tx, 'continuation', [projectId])).size)
    throw new OperationError(errors.askedAlready);
  const question = await questionOf(call, project, reason, await todayOf(call));
  if (!question) throw new OperationError(errors.worthUnknown);
  const { id } = await openDecision(call, question);
  await publish(call.tx, continuationTopic);
  return { decisionId: id };
}

/** The question with the figures of the day; null where what it costs or is worth is not known. */
export async function questionOf({ tx }: Pick<Call, 'tx'>, project: ProjectRow, reason: string, today: string) {
  const [loaded] = await loadToGo(tx, [project], today);
  const { currencyCode } = await organisationOf(tx);
  if (!loaded?.figures.verdict) return null;
  const { figures } = loaded;
  const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode });
  const toGo = { toGo: money(figures.costMinor), worth: money(figures.valueMinor) };
  const { exitMinor, committedMinor } = figures;
  const cancel = ['cancel', exitMinor ? 'Exit' : '', committedMinor ? 'Committed' : ''].join('');
  const exit = { exit: money(exitMinor), committed: money(committedMinor), freed: money(figures.freedMinor) }; // biome-ignore format: one line
  const record: Parameter = { kind: 'record', record: { kind: 'project', id: project.id }, name: project.name };
  const effects = {
    continue: { key: 'continuation.effect.continue', parameters: { ...toGo, net: money(figures.continueMinor) } },
    cancel: { key: `continuation.effect.${cancel}`, parameters: exit },
  };
  const told = {
    effects,
    statements: statementsOf(loaded, money),
    meanwhile: meanwhileOf(loaded, dayOf(today), money),
  };
  return {
    kind: 'continuation' as const,
    office_id: project.office_id,
    project_id: project.id,
    question: { key: 'continuation.question', parameters: { project: record, ...toGo } },
    // what the sums say stands first, as that is what a hasty answer takes
    options: figures.verdict === 'cancel' ? ['cancel', 'continue'] : ['continue', 'cancel'],
    asked_role: 'sponsor' as const,
    payload: { reason, ...(told as unknown as Readonly<Record<string, Json>>) },
  };
}

/** Once, where the module is loaded. `parts` is what hangs on projects, which closing tells. */
export function contributeContinuations(parts: () => readonly ProjectPart[]): void {
  contributeDecisionKind({
    kind: 'continuation',
    answerWithin: boardTime,
    asksOf: { codes: ['worth.below-cost'], of: 'project' },
    async apply(call, { project_id: projectId }, { option, reason }) {
      if (projectId !== null && option === 'cancel')
        await closeProject(parts(), call, { projectId, outcome: 'cancelled', reason, acknowledge: 'all' });
      await publish(call.tx, continuationTopic);
      return {};
    },
  });
}
