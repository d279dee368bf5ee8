import { type Finding, type Parameter, type Severity, stateFindings } from '#engine';
import type { Checked, CheckSet } from '#modules/findings/actions';
import { organisationOf, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { findProjects } from '#modules/projects/actions/read-projects';
import type { Change, Tx } from '#platform/server';
import { selectToGoNamed } from '../queries.ts';
import type { ToGoFlowRow } from '../tables.ts';
import { loadToGo, type ProjectToGo } from './load-to-go.ts';
import { isOver } from './read-continuations.ts';

const codes = [{ code: 'worth.below-cost', severity: 'major' }] as const satisfies readonly {
  readonly code: string;
  readonly severity: Severity;
}[];

const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const found = stateFindings(codes, 'project');

/** Whether what is still to come of a running project is worth what it still costs; looked at anew each day. */
export const continuationChecks: CheckSet = {
  module: 'continuation',
  codes,
  scope: 'project',
  inputs: ['to-go-flow', 'project'],
  affected: projectsIn,
  async check(tx, ids, now) {
    const { timeZone, currencyCode } = await organisationOf(tx);
    const today = dateIn(timeZone, now);
    const open = (await findProjects(tx, ids)).filter((project) => !isOver(project));
    const loaded = await loadToGo(tx, open, today);
    const tomorrow = startOfDay(dayAfter(today), timeZone);
    return new Map(
      loaded.map((one): [string, Checked] => {
        // without benefits that somebody entered there is nothing that a day changes
        const nextDue = one.flows.length ? tomorrow : null;
        return [one.project.id, { findings: checkWorth(one, currencyCode), nextDue }];
      }),
    );
  },
};

function checkWorth({ project, figures }: ProjectToGo, currencyCode: string): Finding[] {
  const { costMinor, valueMinor, exitMinor, verdict } = figures;
  if (verdict === null || valueMinor >= costMinor) return [];
  const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode });
  const values = { toGo: money(costMinor), worth: money(valueMinor), exit: money(exitMinor) };
  return [found(project.id, 'worth.below-cost', { values })];
}

async function projectsIn(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const projects = changes.flatMap(({ entity, id }) => (entity === 'project' ? [id] : []));
  const own = changes.filter(({ entity }) => entity === 'to-go-flow');
  const whole = own.flatMap(({ field, from, to }) => (field === null ? ((to ?? from) as unknown as ToGoFlowRow).project_id : [])); // biome-ignore format: one line
  const rows = await selectToGoNamed(tx, own.flatMap(({ field, id }) => (field === null ? [] : [id]))); // biome-ignore format: one line
  return [...new Set([...projects, ...whole, ...rows.map(({ project_id }) => project_id)])];
}
