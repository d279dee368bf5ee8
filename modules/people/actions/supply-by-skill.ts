import { type DaySpan, groupedBy, sumLines } from '#engine';
import type { Tx } from '#platform/server';
import { countingOffice } from './capacity-periods.ts';
import { loadCapacity } from './load-capacity.ts';
import type { ReadableOffices } from './readable-offices.ts';
import { visibleLines } from './visible-lines.ts';

/** What a skill has in each period, in working hours, and what the plans of open projects take of it. */
export interface SkillSupply {
  readonly skillId: string;
  readonly name: string;
  readonly supplyHours: readonly number[];
  /** Whether anybody at all has time for it in these periods, of other offices as well. */
  readonly isAnybodyThere: boolean;
  readonly projectHours: readonly number[];
  /** The same by the id of the project. */
  readonly hoursByProject: ReadonlyMap<string, readonly number[]>;
}

export interface SupplyBySkill {
  readonly skills: readonly SkillSupply[];
  /** What one full-time person works in each period. */
  readonly fullTimeHours: readonly number[];
  /** The skill that a case of an office means by a name; null where nobody here has it. A resource means its first skill. */
  readonly skillNamed: (name: string, officeId: string) => string | null;
}

/**
 * For whoever chooses among proposals: supply by skill and period of these offices (`readableOffices` tells those of a
 * caller), everybody counted once, beside what running projects ask for. Periods are whole months, in order and without
 * gaps, but for the first; `today` is an ISO date. Hours are not rounded.
 */
export async function supplyBySkill(
  tx: Tx,
  readable: ReadableOffices,
  { officeId, periods, today }: { readonly officeId?: string | undefined; readonly periods: readonly DaySpan[]; readonly today: string }, // biome-ignore format: one type
): Promise<SupplyBySkill> {
  const capacity = await loadCapacity(tx, { officeId: await countingOffice(tx, officeId), periods, today });
  const { supply, ofProjects, resources } = visibleLines(capacity, readable);
  const there = new Set(capacity.balance.supply.flatMap(({ skillId, byPeriod }) => (byPeriod.some((ticks) => ticks > 0) ? [skillId] : []))); // biome-ignore format: one line
  const hours = (list: typeof supply) => sumLines(list, periods.length).map((ticks) => ticks / 600);
  const bySkill = (list: typeof supply) => groupedBy(list, ({ skillId }) => skillId);
  const [suppliedOf, askedOf] = [bySkill(supply), bySkill(ofProjects)];
  const firstSkill = new Map(resources.map(({ row, skills }) => [row.id, skills[0]?.skill_id ?? null]));
  return {
    skills: capacity.skills
      .filter(({ office_id }) => readable.skillOfficeIds.includes(office_id))
      .map(({ id, name }) => {
        const asked = askedOf.get(id) ?? [];
        const projects = groupedBy(asked, ({ sourceId }) => sourceId ?? '');
        return {
          skillId: id,
          name,
          supplyHours: hours(suppliedOf.get(id) ?? []),
          isAnybodyThere: there.has(id),
          projectHours: hours(asked),
          hoursByProject: new Map([...projects].map(([one, lines]) => [one, hours(lines)])),
        };
      }),
    fullTimeHours: capacity.fullTimeTicks.map((ticks) => ticks / 600),
    skillNamed: (name, office) => {
      const meant = capacity.match({ name }, office);
      return meant.skillId ?? (meant.resourceId === null ? null : (firstSkill.get(meant.resourceId) ?? null));
    },
  };
}
