import { schedule } from '#engine';
import { baselineOf, newPlan, planDifference } from '#modules/plans/actions/record-plan';
import { type SampleKey, samples } from '#samples';
import { liveThrough } from './live-through.ts';
import type { ToldMoment } from './write-project.ts';

export interface StoryRequest {
  readonly key: SampleKey;
  /** Which of the sample's projects. */
  readonly index: number;
  readonly planId: string;
  readonly projectId: string;
}

/** In a worker thread: a project from its first plan to the data date, as the changes that make each moment of the last. */
export async function tellStory({ key, index, planId, projectId }: StoryRequest): Promise<ToldMoment[]> {
  const sample = await samples[key]();
  const project = sample.projects[index];
  if (!project) throw new Error(`${sample.name} has no project ${index}.`);
  const moments = liveThrough(sample, project);
  return moments.map(({ at, event, plan }, place) => {
    const before = moments[place - 1]?.plan;
    const changes = before ? planDifference(planId, before, plan) : newPlan({ planId, projectId }, plan);
    return { at, event: event ?? null, changes, baseline: event?.baseline ? baselineOf(plan, schedule(plan)) : null };
  });
}
