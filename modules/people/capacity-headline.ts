import type { Message, Parameter, PeriodLength } from '#engine';

interface ToldSkill {
  readonly skillId: string | null;
  readonly name: string | null;
  readonly resources: number;
  /** The person who alone supplies it. */
  readonly only?: { readonly id: string; readonly name: string } | null;
  readonly cells: readonly { readonly supplyHours: number; readonly projectHours: number }[];
}

interface ToldPeriod {
  readonly from: string;
  readonly until: string;
  readonly fullTimeHours: number;
}

/** How many periods ahead are spoken of: three months. */
const ahead: Readonly<Record<PeriodLength, number>> = { month: 4, quarter: 2, year: 1 };

/**
 * What matters most about the coming three months: the skill of whose time the plans ask the largest share, where that is more
 * than there is, then how many others; or that all are enough.
 */
export function capacityHeadline(
  skills: readonly ToldSkill[],
  periods: readonly ToldPeriod[],
  length: PeriodLength,
): Message[] {
  const known = skills.filter(({ skillId }) => skillId !== null);
  if (!known.some(({ resources }) => resources > 0)) return [{ key: 'people.lead.none', parameters: {} }];
  const near = periods.slice(0, ahead[length]);
  const over = shortSkills(known, near);
  const [first] = over;
  if (!first) return [{ key: 'people.lead.enough', parameters: { count: known.length } }];
  const { skill, worst } = first;
  const period = periods[worst.index];
  const record: Parameter = { kind: 'record', record: { kind: 'skill', id: skill.skillId ?? '' }, name: skill.name ?? '' }; // biome-ignore format: one line
  const dates: Readonly<Record<string, Parameter>> = {
    from: { kind: 'date', at: period?.from ?? '' },
    until: { kind: 'date', at: period?.until ?? '' },
  };
  const span = period?.from.slice(0, 7) === period?.until.slice(0, 7) ? 'month' : 'months';
  const people = Math.round(worst.people * 10) / 10;
  const percent: Parameter = { kind: 'percent', percent: Math.round((worst.projectHours * 100) / Math.max(worst.supplyHours, 0.1)) }; // biome-ignore format: one line
  const lead: Message =
    worst.supplyHours > 0
      ? { key: `people.lead.over.${span}`, parameters: { skill: record, percent, people, ...dates } }
      : { key: `people.lead.nobody.${span}`, parameters: { skill: record, people, ...dates } };
  const told = [lead, ...tellRun(skill, worst.index, periods), ...tellOnly(skill)];
  const others = over.length - 1;
  // each in some of the periods that are spoken of, not in all; further ahead others may be
  const last: Parameter = { kind: 'date', at: near.at(-1)?.until ?? '' };
  return others > 0 ? [...told, { key: 'people.lead.others', parameters: { count: others, last } }] : told;
}

/** How long it stays short: the periods about the worst, further ahead as well, in each of which more is asked than there is. */
function tellRun({ cells }: ToldSkill, at: number, periods: readonly ToldPeriod[]): Message[] {
  const isShort = (index: number) => {
    const cell = cells[index];
    return cell !== undefined && cell.projectHours > cell.supplyHours * over100;
  };
  let [first, last] = [at, at];
  while (isShort(first - 1)) first -= 1;
  while (isShort(last + 1)) last += 1;
  if (first === last) return [];
  const from: Parameter = { kind: 'date', at: periods[first]?.from ?? '' };
  const until: Parameter = { kind: 'date', at: periods[last]?.until ?? '' };
  return [{ key: 'people.lead.run', parameters: { from, until } }];
}

/** Where one person alone has it nobody stands in. */
const tellOnly = ({ only }: ToldSkill): Message[] =>
  only
    ? [{ key: 'people.lead.only', parameters: { resource: { kind: 'record', record: { kind: 'resource', id: only.id }, name: only.name } } }]
    : []; // biome-ignore format: one list

/** The skills of which more is asked than there is in one of these periods, each with that in which it is shortest, by that. */
export function shortSkills<S extends ToldSkill>(skills: readonly S[], near: readonly ToldPeriod[]) {
  return skills
    .flatMap((skill) => {
      const gaps = near.map(({ fullTimeHours }, index) => {
        const { supplyHours = 0, projectHours = 0 } = skill.cells[index] ?? {};
        return { index, supplyHours, projectHours, people: (projectHours - supplyHours) / Math.max(fullTimeHours, 1) };
      });
      const [worst] = gaps.toSorted((a, b) => shareOf(b) - shareOf(a));
      return worst && worst.projectHours > worst.supplyHours * over100 ? [{ skill, worst }] : [];
    })
    .sort((a, b) => shareOf(b.worst) - shareOf(a.worst) || b.worst.people - a.worst.people);
}

type Gap = { readonly supplyHours: number; readonly projectHours: number } | undefined;

/** Of nobody's time everything is too much. */
const shareOf = (gap: Gap): number =>
  !gap || gap.projectHours <= 0 ? 0 : gap.supplyHours > 0 ? gap.projectHours / gap.supplyHours : Number.MAX_VALUE;

/** What rounding leaves over is not spoken of. */
const over100 = 1.005;
