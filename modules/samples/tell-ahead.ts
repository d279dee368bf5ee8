import { timeOrderedId } from '#platform/server';
import { type SampleKey, samples } from '#samples';
import type { StoryRequest } from './worker.ts';
import type { Story, ToldMoment } from './write-project.ts';

/** The story of one of a sample's projects, in the order in which they are written. */
export type Tell = (key: SampleKey, index: number) => Promise<Story>;

/** Tells by `run`, which computes elsewhere: with each story the next is begun, so that it is told while this one is written. */
export function tellAhead(run: (request: StoryRequest) => Promise<readonly ToldMoment[]>): Tell {
  const begun = new Map<number, Story>();
  const begin = (key: SampleKey, index: number): Story => {
    const ids = { planId: timeOrderedId(), projectId: timeOrderedId() };
    const moments = run({ key, index, ...ids });
    moments.catch(() => undefined); // told to whoever waits for it, if anybody still does
    return { ...ids, moments };
  };
  return async (key, index) => {
    const story = begun.get(index) ?? begin(key, index);
    begun.clear();
    const { projects } = await samples[key]();
    if (index + 1 < projects.length) begun.set(index + 1, begin(key, index + 1));
    return story;
  };
}
