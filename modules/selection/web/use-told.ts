import { useMemo } from 'react';
import { type Money, useMoney } from '#modules/offices/web/parts';
import { useFormat, useWords } from '#platform/web';
import type { Scenario } from './selection.ts';

/** How amounts, limits and periods of a scenario are written. */
export interface Told {
  /** What it is worth: money, or points where scores count; a dash where nobody knows. */
  readonly value: (value: number | null) => string;
  readonly money: (minor: number | null) => string;
  /** The same for amounts that stand together: all in the unit that suits the largest. */
  readonly alike: (minors: readonly (number | null)[]) => Told;
  /** So much of a limit: money, or full-time people. */
  readonly amount: (kind: string, amount: number) => string;
  readonly limit: (kind: string, skill: string) => string;
  readonly period: (index: number) => string;
}

type Terms = Pick<Scenario, 'valueBy' | 'periodDays' | 'period'>;
type Of = Terms & Pick<Scenario, 'limits' | 'candidates'> & { readonly answer: Terms | null };

/** In the terms of its answer, where it has one: those of the scenario may be others by now. */
export function useTold({ limits, candidates, answer, ...now }: Of): Told {
  const { valueBy, periodDays, period } = answer ?? now;
  const t = useWords('selection');
  const format = useFormat();
  const money = useMoney();
  return useMemo(() => {
    const skills = [...limits.map(({ skill }) => skill), ...candidates.flatMap(({ demands }) => demands)];
    const written = new Map(skills.map((skill) => [skill.toLowerCase(), skill]));
    const month = new Intl.DateTimeFormat(format.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
    const toldIn = (unit: Money | undefined): Told => {
      const text = (minor: number | null) => (minor === null ? '–' : (unit?.text(minor) ?? ''));
      return {
        money: text,
        alike: (minors) => toldIn(money?.alike(minors)),
        value: (value) =>
          valueBy === 'score' && value !== null ? t('points', { points: format.fixed(value / 100, 1) }) : text(value),
        amount: (kind, amount) => (kind === 'skill' ? t('ofPeople', { people: format.number(amount / 100, 2) }) : text(amount)), // biome-ignore format: one line
        limit: (kind, skill) => (kind === 'skill' ? (written.get(skill.toLowerCase()) ?? skill) : t(`kinds.${kind}`)),
        period: (index) => {
          const days = periodDays[index];
          if (!days) return '';
          const [first, last] = [days.firstOn, days.lastOn].map((day) => Date.parse(`${day}T00:00:00Z`));
          if (period === 'year' && days.firstOn.endsWith('-01-01')) return days.firstOn.slice(0, 4);
          return period === 'month' ? month.format(first) : month.formatRange(first ?? 0, last ?? 0);
        },
      };
    };
    return toldIn(money);
  }, [t, format, money, valueBy, periodDays, period, limits, candidates]);
}

/** What the lines of an answer are worth and cost, and both together, in one unit. */
export function inOneUnit(told: Told, answer: Scenario['answer']): Told {
  const { lines, value, costMinor } = answer ?? { lines: [], value: null, costMinor: null };
  return told.alike([value, costMinor, ...lines.flatMap((line) => [line.value, line.costMinor, line.wholeCostMinor])]);
}
