import { findings } from '#modules/findings/server';
import { offices } from '#modules/offices/server';
import { projectsServer } from '#modules/projects/server';
import type { Compute, ServerModule } from '#platform/server';
import { jobs } from '#platform/server/http/jobs-module';

/** What the composition gives to modules that need more than a transaction. */
export interface Composition {
  readonly compute: Compute;
}

/** Everything that is served, lowest first. A module is added by a line here. */
export function composeModules(_composition: Composition): readonly ServerModule[] {
  return [jobs, offices, findings, projectsServer([])];
}
