import { formatPlanTime } from '#engine';
import { countOpen } from '#modules/findings/actions';
import { planStanding } from '#modules/plans/actions/plan-standing';
import { getProject } from '#modules/projects/actions/read-projects';
import type { Call } from '#platform/server';
import type { ProjectOverview } from '../contract.ts';
import { selectSummary } from '../queries.ts';
import { dateText, describeRow } from './describe-row.ts';

const nothing = { tasks: 0, milestones: 0, summaries: 0, links: 0, critical: 0, completed: 0, resources: 0 };

/** A project's status with its rule, its story, its figures and dates, as they were computed last. */
export async function getProjectOverview(call: Call, { projectId }: { projectId: string }): Promise<ProjectOverview> {
  const [project, summary, standing, open] = await Promise.all([
    getProject(call, { projectId }),
    selectSummary(call.tx, projectId),
    planStanding(call, projectId),
    countOpen(call.tx, [projectId]),
  ]);
  const { percentComplete, ...counts } = summary?.counts ?? { ...nothing, percentComplete: null };
  const row = describeRow(project, summary, open.get(projectId));
  return {
    ...row,
    planId: standing?.planId ?? null,
    percentComplete,
    statusRule: (summary?.status_rule ?? {
      key: 'reporting.narrative.rule.grey',
      parameters: {},
    }) as ProjectOverview['statusRule'],
    headline: (summary?.headline ?? []) as ProjectOverview['headline'],
    narrative: (summary?.narrative ?? []) as ProjectOverview['narrative'],
    findings: summary?.findings ?? { critical: 0, major: 0, minor: 0, info: 0 },
    keyDates: (summary?.key_dates ?? []).map(({ at, comparedWith, ...date }) => ({
      ...date,
      // a summary that an earlier version wrote does not say it until it is computed again
      isOverdue: date.isOverdue === true,
      at: formatPlanTime(at),
      comparedWith: dateText(comparedWith),
    })),
    counts,
    canSetBaseline: row.comparison !== 'baseline' && counts.tasks > 0 && standing?.isComputed === true,
    isComputing: standing?.isComputed === false,
    lastImport: standing?.lastImport ?? null,
  };
}
