import { dateOfDay, dayOfDate, usePercent } from '#engine';
import { absencesFrom, namesOfOffices, organisationOf } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import type { ResourceBrief, Skill } from '../contract.ts';
import { selectRates, selectResourceSkillsThat, selectResourcesNamed, selectSkills } from '../queries.ts';
import { countingOffice, isoDay, todayOf } from './capacity-periods.ts';
import { type Capacity, loadCapacity } from './load-capacity.ts';
import { dayNumber, fullTimeOn, type LoadedResource, onDay } from './load-resources.ts';
import { loadsOf, worstPeriod } from './loads.ts';
import { readableOffices } from './readable-offices.ts';

interface Page {
  readonly officeId?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The skills of the offices that the caller may read and of those above, by name. */
export async function listSkills(call: OperationCall, { officeId, ...page }: Page) {
  const { skillOfficeIds, officeIds } = await readableOffices(call, officeId);
  const { items, next } = pageOfAll(await selectSkills(call.tx, skillOfficeIds), page, ({ id }) => id);
  const held = await selectResourceSkillsThat(call.tx, { skillIds: items.map(({ id }) => id) });
  const rows = await selectResourcesNamed(call.tx, held.map(({ resource_id }) => resource_id)); // biome-ignore format: one line
  const own = new Set(rows.flatMap(({ id, office_id }) => (officeIds.includes(office_id) ? [id] : [])));
  const told = await Promise.all(
    items.map(async ({ id, office_id, name, about }): Promise<Skill> => ({
      skillId: id,
      officeId: office_id,
      name,
      about,
      resources: held.filter((one) => one.skill_id === id && own.has(one.resource_id)).length,
      mayWrite: await call.access.holds('resource.write', { kind: 'office', id: office_id }),
    })),
  ); // biome-ignore format: one statement
  return { items: told, next };
}

/** The resources of the offices that the caller may read, by name. */
export async function listResources(call: OperationCall, { officeId, ...page }: Page) {
  const { officeIds } = await readableOffices(call, officeId);
  const { capacity, today } = await nextMonths(call, officeId);
  const own = capacity.resources.filter(({ row }) => officeIds.includes(row.office_id));
  const { items, next } = pageOfAll(own, page, ({ row }) => row.id);
  return { items: await describe(call, items, capacity, today), next };
}

/** Today and the three months from it on, until the end of a month. */
async function nextMonths(call: OperationCall, officeId?: string | undefined) {
  const today = await todayOf(call);
  const firstDay = dayNumber(today);
  const { year, month } = dateOfDay(firstDay);
  const periods = [0, 1, 2, 3].map((ahead) => ({
    firstDay: ahead === 0 ? firstDay : dayOfDate(year, month + ahead, 1),
    lastDay: dayOfDate(year, month + ahead + 1, 1) - 1,
  }));
  const counting = await countingOffice(call.tx, officeId);
  return { today, capacity: await loadCapacity(call.tx, { officeId: counting, periods, today }) };
}

async function describe(
  { tx, access }: OperationCall,
  resources: readonly LoadedResource[],
  { balance, periods, skills, resources: all }: Capacity,
  today: string,
): Promise<ResourceBrief[]> {
  const offices = await namesOfOffices(tx, [...new Set(resources.map(({ row }) => row.office_id))]);
  const mayRead = new Map<string, boolean>();
  for (const id of offices.keys()) mayRead.set(id, await access.holds('rate.read', { kind: 'office', id }));
  const rates = await selectRates(tx, resources.map(({ row }) => row.id)); // biome-ignore format: one line
  const names = new Map(all.map(({ row }) => [row.id, row.name]));
  const skillNames = new Map(skills.map(({ id, name }) => [id, name]));
  const { withMembers } = loadsOf(all.map(({ row }) => row), balance, periods.length); // biome-ignore format: one line
  const inTeam = (id: string) =>
    all.reduce((sum, one) => sum + (one.row.team_id === id ? fullTimeOn(one, today) : 0), 0);
  return resources.map((resource) => {
    const { row, skills: held } = resource;
    const own = rates.filter(({ resource_id }) => resource_id === row.id);
    const { supply = [], asked = [] } = withMembers.get(row.id) ?? {};
    const use = usePercent(summed(asked), summed(supply));
    const worst = worstPeriod({ supply, asked }, periods);
    const fullTime = fullTimeOn(resource, today);
    return {
      resourceId: row.id,
      name: row.name,
      kind: row.kind,
      officeId: row.office_id,
      officeName: offices.get(row.office_id) ?? '',
      personId: row.person_id,
      teamId: row.team_id,
      teamName: row.team_id && (names.get(row.team_id) ?? null),
      fullTime,
      withMembers: Math.round((fullTime + inTeam(row.id)) * 100) / 100,
      skills: held.map((one) => ({
        heldId: one.id,
        skillId: one.skill_id,
        name: skillNames.get(one.skill_id) ?? '',
        level: one.level,
        sharePercent: one.share_percent,
      })),
      usePercent: use === null ? null : Math.round(use),
      worstMonth: worst && { from: isoDay(periods[worst.index]?.firstDay ?? 0), percent: worst.percent },
      rateMinor: mayRead.get(row.office_id) ? (onDay(own, today)?.hour_minor ?? null) : null,
    };
  });
}

const summed = (ticks: readonly number[]) => ticks.reduce((sum, one) => sum + one, 0);

/** One resource with all that is said of it. Throws `record-missing`. */
export async function getResource(call: OperationCall, { resourceId }: { readonly resourceId: string }) {
  const { tx, access } = call;
  const { capacity, today } = await nextMonths(call);
  const found = capacity.resources.find(({ row }) => row.id === resourceId);
  const [brief] = found ? await describe(call, [found], capacity, today) : [];
  if (!found || !brief) throw new OperationError(platformErrors.recordMissing);
  const { row, availability } = found;
  const office = { kind: 'office', id: row.office_id };
  const mayReadRates = await access.holds('rate.read', office);
  const rates = mayReadRates ? await selectRates(tx, [row.id]) : [];
  return {
    ...brief,
    planNames: [...row.plan_names],
    availability: availability.map(({ id, from_on, full_time }) => ({ availabilityId: id, fromOn: from_on, fullTime: full_time })), // biome-ignore format: one line
    rates: rates.map(({ id, from_on, hour_minor }) => ({ rateId: id, fromOn: from_on, hourMinor: hour_minor })),
    absences: (await absencesFrom(tx, row.person_id ? [row.person_id] : [], today)).map(({ fromDay, untilDay }) => ({ fromDay, untilDay })), // biome-ignore format: one line
    mayWrite: await access.holds('resource.write', office),
    mayReadRates,
    currencyCode: (await organisationOf(tx)).currencyCode,
  };
}
