import { findings } from '#modules/findings/server';
import { describePrint } from '#modules/offices/actions/describe-print';
import { officeHistory, officeTelling } from '#modules/offices/actions/tell-office-changes';
import { officeUndoRules } from '#modules/offices/actions/undo-rules';
import { offices } from '#modules/offices/server';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { planPart } from '#modules/plans/actions/project-part';
import { planHistory, planTelling } from '#modules/plans/actions/tell-plan-changes';
import { planUndoRules } from '#modules/plans/actions/undo-rules';
import { plansServer } from '#modules/plans/server';
import { projectHistory, projectTelling } from '#modules/projects/actions/tell-project-changes';
import { projectUndoRules } from '#modules/projects/actions/undo-rules';
import { projectsServer } from '#modules/projects/server';
import { reporting, summariseProject } from '#modules/reporting/server';
import type { Compute, ServerModule } from '#platform/server';
import { audit } from '#platform/server/audit/audit-module';
import { changesServer } from '#platform/server/changes/changes-module';
import { jobsServer } from '#platform/server/jobs/jobs-module';
import { printServer } from '#platform/server/print/print-module';
import { searchServer } from '#platform/server/search/search-module';

/** What the composition gives to modules that need more than a transaction. */
export interface Composition {
  readonly compute: Compute;
  /** As the app's role, for connections that worker threads open themselves. */
  readonly connection: PlanServices['connection'];
}

/** Everything that is served, lowest first. A module is added by a line here. */
export function composeModules({ compute, connection }: Composition): readonly ServerModule[] {
  const parts = [planPart];
  const plans = plansServer({ compute, connection, onPlanComputed: [summariseProject] }, parts);
  const changes = changesServer({
    kinds: { ...officeHistory, ...projectHistory(parts), ...planHistory },
    tellings: [officeTelling, projectTelling, planTelling],
    rules: { ...officeUndoRules, ...projectUndoRules(parts), ...planUndoRules },
  });
  const projects = projectsServer(parts);
  const search = searchServer([projects, plans, offices]); // in the order in which kinds are told
  const print = printServer({ compute, describe: describePrint });
  const others = [audit, changes, search, print, offices, findings, projects, plans, reporting];
  return [jobsServer(others), ...others];
}
