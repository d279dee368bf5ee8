import { isDeepStrictEqual } from 'node:util';
import { schedule } from '#engine';
import { computeRecorded } from '#modules/plans/actions/compute-recorded';
import { type BaselineColumns, baselineOf, newPlan, planDifference } from '#modules/plans/actions/record-plan';
import { defaultToleranceDays } from '#modules/projects/actions/write-project';
import { type TellingSnapshot, tellingSnapshot } from '#modules/reporting/actions/write-snapshots';
import { type SampleKey, samples } from '#samples';
import { liveThrough, type Moment } from './live-through.ts';
import { boundsOf } from './status-bounds.ts';
import { tellReports } from './tell-reports.ts';
import type { ToldMoment } from './write-project.ts';

export interface StoryRequest {
  readonly key: SampleKey;
  /** Which of the sample's projects. */
  readonly index: number;
  readonly planId: string;
  readonly projectId: string;
}

/**
 * In a worker thread: a project from its first plan to the data date, as the changes that make each moment of the last,
 * with what Portico would have told of it then.
 */
export async function tellStory({ key, index, planId, projectId }: StoryRequest): Promise<ToldMoment[]> {
  const sample = await samples[key]();
  const project = sample.projects[index];
  if (!project) throw new Error(`${sample.name} has no project ${index}.`);
  const { name: projectName, toleranceDays = defaultToleranceDays } = project;
  const moments = liveThrough(sample, project);
  const bounds = boundsOf(sample, project);
  const computed = computeEach(moments, { planId, projectId, toleranceDays, bounds, projectName });
  const reports = tellReports(project, computed);
  return computed.map((moment, place): ToldMoment => {
    const { at, told, event, plan, snapshot } = moment;
    const before = computed[place - 1]?.plan;
    const changes = before ? planDifference(planId, before, plan) : newPlan({ planId, projectId }, plan);
    return {
      at,
      told,
      event: event ?? null,
      changes,
      baseline: moment.baseline,
      snapshot,
      findings: isDeepStrictEqual(moment.computed.findings, computed[place - 1]?.computed.findings)
        ? null
        : moment.computed.findings,
      report: reports.get(moment) ?? null,
    };
  });
}

type Context = Omit<Parameters<typeof computeRecorded>[2], 'revision' | 'now'>;

/** What the plan came to at each moment, beside the baseline that was in force. */
function computeEach(moments: readonly Moment[], context: Context) {
  let inForce: BaselineColumns | null = null;
  const snapshots: TellingSnapshot[] = [];
  return moments.map((moment, place) => {
    const { told, event, plan } = moment;
    const baseline = event?.baseline ? baselineOf(plan, schedule(plan)) : null;
    inForce = baseline ?? inForce;
    const computed = computeRecorded(plan, inForce, { ...context, revision: place + 1, now: told });
    const snapshot = tellingSnapshot(computed, told, snapshots);
    snapshots.push(snapshot);
    return { ...moment, baseline, computed, snapshot };
  });
}
