import type { EarningRule } from '#engine';
import { type NumberWords, readNumber } from '#platform/web/words/read-number';
import type { Plan, PlanRow } from './read-plan.ts';

/** Sentences by their keys under `plan.earning`. */
type Say = (key: string, values?: Record<string, unknown>) => string;

/** The rules that need no numbers, by the words under which a list offers them. */
export const plainRules = {
  'percent-complete': { kind: 'percent-complete' },
  '0/100': { kind: 'fixed', startPercent: 0 },
  '25/75': { kind: 'fixed', startPercent: 25 },
  '50/50': { kind: 'fixed', startPercent: 50 },
  'level-of-effort': { kind: 'level-of-effort' },
} as const satisfies Readonly<Record<string, EarningRule>>;

const isPlain = (text: string): text is keyof typeof plainRules => Object.hasOwn(plainRules, text);

/** What a row without a rule of its own earns by. */
export const usualRule = ({ isLevelOfEffort }: Pick<PlanRow, 'isLevelOfEffort'>): EarningRule =>
  plainRules[isLevelOfEffort ? 'level-of-effort' : 'percent-complete'];

/** The rule as it is shown and typed: `25/75`, `40 %`, `3 of 8`, `Milestones 4: 30; 7: 70` (row and weight), `As row 12`. */
export function printEarning(rule: EarningRule, plan: Plan, say: Say, words: NumberWords): string {
  const number = (value: number) => words.number(value, 2);
  const rowOf = (uid: number) => plan.byUid.get(uid)?.number.toString() ?? '?';
  switch (rule.kind) {
    case 'fixed':
      return say('fixed', { start: rule.startPercent, rest: 100 - rule.startPercent });
    case 'physical-percent':
      return say('physical-percent', { percent: number(rule.percent) });
    case 'units':
      return say('units', { done: number(rule.done), planned: number(rule.planned) });
    case 'milestones':
      return say('milestones', { list: rule.milestones.map(({ uid, weight }) => `${rowOf(uid)}: ${number(weight)}`).join('; ') }); // biome-ignore format: one call
    case 'apportioned':
      return say('apportioned', { row: rowOf(rule.toUid) });
    default:
      return say(rule.kind);
  }
}

/** Reads what `printEarning` writes, in any words around the numbers; null where it is none of these or names no other row. */
export function parseEarning(
  text: string,
  plan: Plan,
  row: PlanRow | undefined,
  words: NumberWords,
): EarningRule | null {
  if (isPlain(text)) return plainRules[text];
  const number = (part: string | undefined) => {
    const value = readNumber(part ?? '', words);
    return value !== null && value >= 0 && value <= 1e9 ? value : null;
  };
  const uidOf = (part: string | undefined) => {
    const found = plan.rows[Number(part) - 1];
    return found && found.uid !== row?.uid ? found.uid : null;
  };
  const [, share] = /^\P{N}*([\d.,]+)\s*%$/u.exec(text) ?? [];
  if (share !== undefined) {
    const percent = number(share);
    return percent === null || percent > 100 ? null : { kind: 'physical-percent', percent };
  }
  if (text.includes(':')) return parseMilestones(text.replace(/^\P{N}+/u, ''), uidOf, number);
  const [, some, all] = /^([\d.,]+)\s+\p{L}+\s+([\d.,]+)/u.exec(text) ?? [];
  const [done, planned] = [number(some), number(all)];
  if (done !== null && planned !== null) return planned > 0 ? { kind: 'units', done, planned } : null;
  const toUid = uidOf(/^\p{L}[\p{L}\s]*\s(\d{1,7})$/u.exec(text)?.[1]);
  return toUid === null ? null : { kind: 'apportioned', toUid };
}

function parseMilestones(
  text: string,
  uidOf: (row: string | undefined) => number | null,
  number: (text: string | undefined) => number | null,
): EarningRule | null {
  const milestones = text.split(';').map((part) => {
    const [row, weight, more] = part.split(':').map((one) => one.trim());
    const [uid, value] = [uidOf(row), number(weight)];
    return uid === null || value === null || more !== undefined ? null : { uid, weight: value };
  });
  const read = milestones.filter((one) => one !== null);
  const areTwice = new Set(read.map(({ uid }) => uid)).size < read.length;
  return read.length < milestones.length || areTwice || read.length > 100
    ? null
    : { kind: 'milestones', milestones: read };
}
