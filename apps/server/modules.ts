import {
  continuationPart,
  continuationTelling,
  continuationUndoRules,
} from '#modules/continuation/actions/project-part';
import { continuationServer } from '#modules/continuation/server';
import { findingUndoRules } from '#modules/findings/actions/assign-finding';
import { findingHistory, findingTelling } from '#modules/findings/actions/tell-finding-changes';
import { findings } from '#modules/findings/server';
import { intakeHistory, intakeTelling, intakeUndoRules } from '#modules/intake/actions/tell-intake-changes';
import { intakeServer } from '#modules/intake/server';
import { describePrint } from '#modules/offices/actions/describe-print';
import { officeLetters } from '#modules/offices/actions/letters';
import { absenceTelling } from '#modules/offices/actions/tell-absences';
import { officeHistory, officeTelling } from '#modules/offices/actions/tell-office-changes';
import { policyTelling } from '#modules/offices/actions/tell-policy-changes';
import { officeUndoRules } from '#modules/offices/actions/undo-rules';
import { directory, offices, people } from '#modules/offices/server';
import { resourceHistory, resourceTelling } from '#modules/people/actions/tell-resource-changes';
import { resourceUndoRules } from '#modules/people/actions/undo-rules';
import { keepPlanDemand, people as resources } from '#modules/people/server';
import { performanceServer } from '#modules/performance/server';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { planPart } from '#modules/plans/actions/project-part';
import { planHistory, planTelling } from '#modules/plans/actions/tell-plan-changes';
import { planUndoRules } from '#modules/plans/actions/undo-rules';
import { plansServer } from '#modules/plans/server';
import { priorityPart } from '#modules/priorities/actions/project-part';
import { priorityHistory, priorityTelling } from '#modules/priorities/actions/tell-priority-changes';
import { priorityUndoRules } from '#modules/priorities/actions/undo-rules';
import { priorities } from '#modules/priorities/server';
import { projectHistory, projectTelling } from '#modules/projects/actions/tell-project-changes';
import { projectUndoRules } from '#modules/projects/actions/undo-rules';
import { projectsServer } from '#modules/projects/server';
import { reportTelling } from '#modules/reporting/actions/tell-report-changes';
import { reportingServer, summariseProject } from '#modules/reporting/server';
import { roadmap } from '#modules/roadmap/server';
import { samplesServer } from '#modules/samples/server';
import {
  selectionHistory,
  selectionTelling,
  selectionUndoRules,
} from '#modules/selection/actions/tell-scenario-changes';
import { selectionServer } from '#modules/selection/server';
import { strategyPart } from '#modules/strategy/actions/project-part';
import { strategyHistory, strategyTelling } from '#modules/strategy/actions/tell-strategy-changes';
import { strategyUndoRules } from '#modules/strategy/actions/undo-rules';
import { strategy } from '#modules/strategy/server';
import type { Compute, Mailer, ScopeKinds, ServerModule } from '#platform/server';
import { auditServer } from '#platform/server/audit/audit-module';
import { changesServer } from '#platform/server/changes/changes-module';
import type { Histories } from '#platform/server/changes/record-history';
import { conversationServer } from '#platform/server/conversation/conversation-module';
import { conversationUndoRules } from '#platform/server/conversation/undo-rules';
import { jobsServer } from '#platform/server/jobs/jobs-module';
import { noticesServer } from '#platform/server/notices/notices-module';
import { printServer } from '#platform/server/print/print-module';
import { searchServer } from '#platform/server/search/search-module';
import { viewUndoRules } from '#platform/server/views/view-undo-rules';
import { views } from '#platform/server/views/views-module';
import { createWords } from '#platform/words';

/** What the composition gives to modules that need more than a transaction. */
export interface Composition {
  /** For jobs and acts. */
  readonly compute: Compute;
  /** For answers to who reads. */
  readonly reading: Compute;
  /** For prints alone. */
  readonly printing: Compute;
  /** For selections alone: a search may take minutes, and plans do not wait for it. */
  readonly solving: Compute;
  /** As the app's role, for connections that worker threads open themselves. */
  readonly connection: PlanServices['connection'];
  /** Undefined where mail is off. */
  readonly mailer?: Mailer | undefined;
  /** Before a mail is tried again; longer each time. */
  readonly mailRetryMs?: number;
  /** Where people reach the server, for links in mails: known once it listens. */
  readonly origin?: () => string;
  readonly mostAttachmentBytes?: number;
}

const megabyte = 1024 * 1024;

/** Everything that is served, lowest first. A module is added by a line here. */
export function composeModules(composition: Composition): readonly ServerModule[] {
  const { compute, reading, printing, solving, connection, mostAttachmentBytes = 25 * megabyte } = composition;
  const parts = [planPart, strategyPart, priorityPart, continuationPart];
  const services = { compute, reading, connection, onPlanComputed: [summariseProject, keepPlanDemand] };
  const plans = plansServer(services, parts);
  const reporting = reportingServer(services);
  const performance = performanceServer(services);
  const histories: Histories = {
    kinds: {
      ...officeHistory,
      ...findingHistory,
      ...projectHistory(parts),
      ...planHistory,
      ...strategyHistory,
      ...intakeHistory,
      ...selectionHistory,
      ...priorityHistory,
      ...resourceHistory,
    },
    tellings: [
      officeTelling,
      absenceTelling,
      policyTelling,
      findingTelling,
      projectTelling,
      planTelling,
      strategyTelling,
      intakeTelling,
      selectionTelling,
      priorityTelling,
      resourceTelling,
      continuationTelling,
      reportTelling,
    ],
    rules: {
      ...officeUndoRules,
      ...projectUndoRules(parts),
      ...planUndoRules,
      ...strategyUndoRules,
      ...intakeUndoRules,
      ...selectionUndoRules,
      ...priorityUndoRules,
      ...resourceUndoRules,
      ...continuationUndoRules,
      ...conversationUndoRules,
      ...viewUndoRules,
      ...findingUndoRules,
    },
  };
  const changes = changesServer(histories);
  const audit = auditServer(histories, people);
  const projects = projectsServer(parts);
  const search = searchServer([projects, plans, offices]); // in the order in which kinds are told
  const print = printServer({ compute: printing, describe: describePrint });
  const conversation = conversationServer({ people, mostAttachmentBytes });
  const samples = samplesServer({ compute });
  const records = [
    conversation,
    offices,
    findings,
    projects,
    plans,
    strategy,
    intakeServer(parts),
    priorities,
    resources,
    roadmap,
    reporting,
    performance,
    continuationServer(services, parts),
    selectionServer({ compute: solving, parts }),
    samples,
  ];
  const others = [audit, changes, search, views, print, noticesOf(composition, records), ...records];
  return [jobsServer(others), ...others];
}

function noticesOf(composition: Composition, records: readonly ServerModule[]): ServerModule {
  const { mailer, mailRetryMs, origin = () => 'http://localhost:4600' } = composition;
  const kinds: ScopeKinds = Object.assign({}, ...records.map(({ scopeKinds }) => scopeKinds));
  const files = records.flatMap(({ name, words }) => (words ? [[name, words] as const] : []));
  const words = createWords('en', Object.fromEntries(files), { isStrict: false });
  return noticesServer({
    directory,
    people,
    kinds,
    words,
    origin,
    mailer,
    letters: officeLetters({ words, origin }),
    ...(mailRetryMs !== undefined && { retryMs: mailRetryMs }),
  });
}
