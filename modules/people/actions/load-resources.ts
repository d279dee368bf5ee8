import { type CapacityResource, groupedBy, parsePlanTime, ticksPerDay } from '#engine';
import { absencesFrom, officeSettings, officeWorkingTime } from '#modules/offices/actions';
import type { Tx } from '#platform/server';
import { selectAvailability, selectResourceSkills } from '../queries.ts';
import type { AvailabilityRow, ResourceRow, ResourceSkillRow } from '../tables.ts';

/** Days since 1984-01-01 of an ISO date. */
export const dayNumber = (date: string): number => Math.floor((parsePlanTime(date.slice(0, 10)) ?? 0) / ticksPerDay);

export interface LoadedResource {
  readonly row: ResourceRow;
  readonly availability: readonly AvailabilityRow[];
  readonly skills: readonly ResourceSkillRow[];
  /** As the engine counts it. */
  readonly capacity: CapacityResource;
}

/**
 * Resources with what their supply follows from, absences from `today` on. They work by the calendars of their offices.
 * A person of whom nothing is said is there full time, a team of which nothing is said has only its named members.
 */
export async function loadResources(tx: Tx, rows: readonly ResourceRow[], today: string): Promise<LoadedResource[]> {
  const ids = rows.map(({ id }) => id);
  const [availability, skills, absences] = [
    await selectAvailability(tx, ids),
    await selectResourceSkills(tx, ids),
    await absencesFrom(tx, rows.flatMap(({ person_id }) => person_id ?? []), today), // biome-ignore format: one line
  ];
  const calendars = new Map<string, CapacityResource['calendar']>();
  for (const office of new Set(rows.map(({ office_id }) => office_id)))
    calendars.set(office, officeWorkingTime(await officeSettings(tx, office)));
  const ofResource = ({ resource_id }: { readonly resource_id: string }) => resource_id;
  const [datedOf, heldOf] = [groupedBy(availability, ofResource), groupedBy(skills, ofResource)];
  const awayOf = groupedBy(absences, ({ personId }) => personId);
  return rows.flatMap((row): LoadedResource[] => {
    const calendar = calendars.get(row.office_id);
    if (!calendar) return [];
    const dated = datedOf.get(row.id) ?? [];
    const held = heldOf.get(row.id) ?? [];
    const away = awayOf.get(row.person_id ?? '') ?? [];
    const always = row.kind === 'person' ? [{ fromDay: 0, fullTime: 1 }] : [];
    const capacity: CapacityResource = {
      id: row.id,
      calendar,
      availability: dated.length ? dated.map(({ from_on, full_time }) => ({ fromDay: dayNumber(from_on), fullTime: full_time })) : always, // biome-ignore format: one line
      absences: away.map(({ fromDay, untilDay }) => ({ firstDay: dayNumber(fromDay), lastDay: dayNumber(untilDay) })),
      skills: held.map(({ skill_id, share_percent }) => ({ skillId: skill_id, sharePercent: share_percent })),
    };
    return [{ row, availability: dated, skills: held, capacity }];
  });
}

/** How many full-time people a resource comes to on a day: a person of whom nothing is said is one, such a team none. */
export const fullTimeOn = ({ row, availability }: LoadedResource, day: string): number =>
  availability.length ? (onDay(availability, day)?.full_time ?? 0) : Number(row.kind === 'person');

/** What is in force on a day, of rows in the order of their days. */
export const onDay = <T extends { readonly from_on: string }>(rows: readonly T[], day: string): T | undefined =>
  rows.findLast(({ from_on }) => from_on <= day);
