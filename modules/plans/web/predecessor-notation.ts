import type { Lag, LinkType } from '#engine';
import { readNumber } from '#platform/web/words/read-number';
import {
  type Conversion,
  type Duration,
  type NotationWords,
  parseDuration,
  printDuration,
  type ReadingWords,
  timeUnit,
} from './duration-notation.ts';
import type { Plan, PlanRow, PlanRowLink } from './read-plan.ts';

/** A predecessor as it is typed: by the number of its row. */
export interface TypedPredecessor {
  readonly number: number;
  readonly type: LinkType;
  readonly lag: Lag;
}

/** What is wrong with a text: the key of its sentence, and what it names. */
export interface NotationFault {
  readonly fault: 'unreadable' | 'unknown' | 'self' | 'family' | 'twice';
  readonly text: string;
}

/**
 * Predecessors as Microsoft Project writes them: `12`, `14SS`, `12FS+2 d`, `9FF−50 %`, in order of their numbers,
 * joined by `; `. The link's type is left out where it is finish to start without lag.
 */
export function predecessorsText(
  links: readonly PlanRowLink[],
  project: Conversion,
  words: NotationWords,
  isExact = false,
): string {
  const inOrder = [...links].sort((a, b) => a.from.number - b.from.number);
  return inOrder
    .map(({ from, type, lag }) => printPredecessor({ number: from.number, type, lag }, project, words, isExact))
    .join('; ');
}

export function printPredecessor(
  { number, type, lag }: TypedPredecessor,
  project: Conversion,
  words: NotationWords,
  isExact: boolean,
): string {
  const amount = lag.kind === 'percent' ? lag.percent : lag.ticks;
  if (amount === 0) return type === 'FS' ? String(number) : `${number}${type}`;
  return `${number}${type}${amount < 0 ? '−' : '+'}${printLag(lag, project, words, isExact)}`;
}

function printLag(lag: Lag, project: Conversion, words: NotationWords, isExact: boolean): string {
  if (lag.kind === 'percent')
    return `${words.number(Math.abs(lag.percent), isExact ? 9 : 2)} ${lag.isElapsed ? 'e' : ''}%`;
  const length = { ticks: Math.abs(lag.ticks), unit: timeUnit(lag.unit), isElapsed: lag.kind === 'elapsed' };
  return printDuration(length, project, words, isExact);
}

/**
 * Reads `3`, `3FS+2d`, `4SS-1w; 7FF+50%`, parts joined by `;` or `,`. Returns the first text that is none of these. A
 * comma inside a number is one where that gives a reading, as in `3FS+1,5d`.
 */
export function parsePredecessors(
  text: string,
  project: Conversion,
  words: ReadingWords,
): readonly TypedPredecessor[] | NotationFault {
  const read = (part: string) => parsePredecessor(part, project, words);
  const found: TypedPredecessor[] = [];
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const whole = read(part);
    const list = whole ? [whole] : part.split(',').map(read);
    const unread = list.indexOf(null);
    if (unread >= 0) return { fault: 'unreadable', text: part.split(',')[unread]?.trim() || part };
    found.push(...(list as TypedPredecessor[]));
  }
  return found;
}

function parsePredecessor(part: string, project: Conversion, words: ReadingWords): TypedPredecessor | null {
  const [, number, type = 'FS', sign, amount = ''] =
    /^(\d{1,7})\s*(FS|SS|FF|SF)?\s*(?:([+\-−–])\s*(.+))?$/i.exec(part.trim()) ?? [];
  if (number === undefined) return null;
  const lag = sign === undefined ? noLag : parseLag(amount, sign === '+' ? 1 : -1, project, words);
  return lag && { number: Number(number), type: type.toUpperCase() as LinkType, lag };
}

const noLag: Lag = { kind: 'working', ticks: 0, unit: 'days' };

function parseLag(text: string, sign: 1 | -1, project: Conversion, words: ReadingWords): Lag | null {
  const [, share, elapsed] = /^([\d.,'’\s]+)(e)?\s*%$/i.exec(text) ?? [];
  if (share !== undefined) {
    const percent = readNumber(share, words);
    return percent === null
      ? null
      : { kind: 'percent', percent: signed(percent, sign), isElapsed: elapsed !== undefined };
  }
  const length: (Duration & { isEstimated: boolean }) | null = parseDuration(text, project, words);
  if (!length || length.isEstimated) return null;
  const { ticks, unit, isElapsed } = length;
  return { kind: isElapsed ? 'elapsed' : 'working', ticks: signed(ticks, sign), unit };
}

const signed = (value: number, sign: 1 | -1) => (value === 0 ? 0 : value * sign);

/** What does not fit the plan: a row that there is not, the task itself, a task over or under it, the same link twice. */
export function checkPredecessors(plan: Plan, row: PlanRow, typed: readonly TypedPredecessor[]): NotationFault | null {
  const seen = new Set<string>();
  for (const { number, type } of typed) {
    const text = String(number);
    const from = plan.rows[number - 1];
    if (!from) return { fault: 'unknown', text };
    if (from === row) return { fault: 'self', text };
    if (isUnder(plan, from, row) || isUnder(plan, row, from)) return { fault: 'family', text };
    if (seen.has(`${number}${type}`)) return { fault: 'twice', text };
    seen.add(`${number}${type}`);
  }
  return null;
}

/** Whether the row stands somewhere under the other. */
export function isUnder(plan: Plan, row: PlanRow, above: PlanRow): boolean {
  for (let at = plan.byUid.get(row.parentUid); at; at = plan.byUid.get(at.parentUid)) if (at === above) return true;
  return false;
}
