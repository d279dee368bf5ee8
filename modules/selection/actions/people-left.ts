import { firstDayOfMonth, monthOfDay } from '#engine';
import { officeChains } from '#modules/offices/actions';
import { type SkillSupply, supplyBySkill } from '#modules/people/actions/supply-by-skill';
import type { Tx } from '#platform/server';
import { periodsOf, type SkillPeople } from '../build-portfolio.ts';
import type { Demand } from '../candidates.ts';
import { dateOf, dayOf } from '../days.ts';
import { skillKey } from '../skill-key.ts';
import type { RunningRow, ScenarioRow } from '../tables.ts';

/** The people that a scenario's office and those below have for what is chosen. */
export interface PeopleLeft {
  /** By `skillKey`: skills that somebody here has time planned for, and those that nobody anywhere has, who are nobody. */
  readonly bySkill: ReadonlyMap<string, SkillPeople>;
  /** What a project of the choice takes of them as long as it goes on. */
  readonly takenBy: (projectId: string) => readonly Demand[];
  /** By `skillKey`, skills that people of other offices alone have: how many of them there are for this one nobody says. */
  readonly elsewhere: ReadonlySet<string>;
  /** The skill that a case of an office means, as those who have it call it. */
  readonly skillNamed: (name: string, officeId: string) => string;
}

/**
 * Who is there by skill, and what the plans of running projects take. Projects that are part of the choice are apart:
 * what they take is theirs only as long as they go on. Whoever reads the scenario, its people are the same. Counted from
 * the month of `today` on, so that a day that passes makes no answer outdated; periods before it, in which nothing is
 * chosen any more, are told as the present one.
 */
export async function peopleLeft(
  tx: Tx,
  scenario: ScenarioRow,
  running: readonly RunningRow[],
  today: string,
): Promise<PeopleLeft> {
  const present = firstDayOfMonth(monthOfDay(dayOf(today)));
  const all = periodsOf(scenario);
  const past = all.filter(({ lastDay }) => lastDay < present).length;
  const periods = all.slice(past).map(({ firstDay, lastDay }) => ({ firstDay: Math.max(firstDay, present), lastDay }));
  const chains = await officeChains(tx);
  const officeIds = [...chains].flatMap(([id, chain]) => (chain.includes(scenario.office_id) ? [id] : []));
  const readable = { chains, officeIds, skillOfficeIds: [...new Set(officeIds.flatMap((id) => chains.get(id) ?? []))] };
  const { skills, fullTimeHours, skillNamed } = await supplyBySkill(tx, readable, { officeId: scenario.office_id, periods, today: dateOf(present) }); // biome-ignore format: one line
  const people = (hours: readonly number[]) =>
    all.map((_, index) => {
      const at = Math.max(0, index - past);
      return Math.round(((hours[at] ?? 0) * 100) / Math.max(fullTimeHours[at] ?? 0, 1));
    });
  const chosen = new Set(running.map(({ project_id }) => project_id));
  const elsewhere = ({ hoursByProject }: SkillSupply) => {
    const lists = [...hoursByProject].flatMap(([id, hours]) => (chosen.has(id) ? [] : [hours]));
    return periods.map((_, index) => lists.reduce((sum, hours) => sum + (hours[index] ?? 0), 0));
  };
  const bySkill = new Map<string, SkillPeople>();
  const isHere = ({ supplyHours }: SkillSupply) => supplyHours.some((hours) => hours > 0);
  const counted = skills.filter((skill) => isHere(skill) || !skill.isAnybodyThere);
  for (const skill of counted) {
    const same = bySkill.get(skillKey(skill.name)); // offices beside each other may have a skill of one name
    const [supply, taken] = [people(skill.supplyHours), people(elsewhere(skill))];
    const plus = (own: readonly number[], more: readonly number[] = []) => own.map((one, at) => one + (more[at] ?? 0));
    bySkill.set(skillKey(skill.name), { supply: plus(supply, same?.supply), taken: plus(taken, same?.taken) });
  }
  const names = new Map(skills.map(({ skillId, name }) => [skillId, name]));
  return {
    bySkill,
    elsewhere: new Set(skills.filter((one) => !counted.includes(one)).map(({ name }) => skillKey(name))),
    takenBy: (projectId) =>
      counted.flatMap(({ name, hoursByProject }) =>
        people(hoursByProject.get(projectId) ?? []).flatMap((hundredths, index): Demand[] => {
          const period = all[index];
          return period && hundredths > 0 ? [{ skill: name, firstDay: period.firstDay, lastDay: period.lastDay, people: hundredths / 100 }] : []; // biome-ignore format: one line
        }),
      ),
    skillNamed: (name, officeId) => names.get(skillNamed(name, officeId) ?? '') ?? name,
  };
}
