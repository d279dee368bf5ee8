import type { LeastExtra } from '#engine';
import { skillKey } from '../skill-key.ts';

/** By what an investment would be let in, as one word: `money`, or `skill:access engineers`. */
export const wayKey = (of: LeastExtra['of']): string =>
  of.kind === 'budget' ? of.budget : `skill:${skillKey(of.skill)}`;
