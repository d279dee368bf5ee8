import type { Ticks } from '#engine';
import { type NumberWords, readNumber } from '#platform/web/words/read-number';
import {
  type Conversion,
  type NotationWords,
  parseDuration,
  printDuration,
  type ReadingWords,
} from './duration-notation.ts';

const anyProject: Conversion = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 };

/** Work in hours: `40 h`; null where none is known. */
export function workText(ticks: Ticks | null, words: NotationWords, isExact = false): string | null {
  return ticks === null ? null : printDuration({ ticks, unit: 'hours', isElapsed: false }, anyProject, words, isExact);
}

/** Reads `40`, which is hours, `40 h`, `5d`, in working time alone; null for anything else. */
export function parseWork(text: string, project: Conversion, words: ReadingWords): Ticks | null {
  const hours = readNumber(text, words as NumberWords);
  const typed = hours === null ? text : `${text} ${words.unit('hours')}`;
  const length = parseDuration(typed, project, words);
  return length && !length.isElapsed && !length.isEstimated ? length.ticks : null;
}
