import { contributeChecks, contributeForBoard } from '#modules/findings/actions';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import type { ProjectPart } from '#modules/projects/actions/project-part';
import { defineModule } from '#platform/server/http/define-module';
import { askContinuation, contributeContinuations } from './actions/ask-continuation.ts';
import { changeToGo, continuationTopic } from './actions/change-to-go.ts';
import { continuationChecks } from './actions/continuation-checks.ts';
import { getContinuation, listContinuations } from './actions/read-continuations.ts';
import { contract } from './contract.ts';
import { entities } from './tables.ts';
import words from './words/en.json' with { type: 'json' };

let parts: readonly ProjectPart[] = [];

contributeChecks({ ...continuationChecks, words });
contributeForBoard('value', ...continuationChecks.codes.map(({ code }) => code));
contributeContinuations(() => parts);

/** `given`: what hangs on projects, which is told when one is cancelled; a process composes its modules once. */
export function continuationServer(services: PlanServices, given: readonly ProjectPart[]) {
  parts = given;
  return defineModule({
    name: 'continuation',
    contract,
    words,
    entities,
    topics: { [continuationTopic]: { permission: 'project.read', hasId: false } },
    handlers: {
      listContinuations,
      getContinuation: (call, input) => getContinuation(services, call, input),
      changeToGo,
      askContinuation,
    },
  });
}
