import { firstDayOfMonth, fiscalPeriods, monthOfDay } from '#engine';
import { mayChangeProposal } from '#modules/intake/actions/hold-proposal';
import { type PlannedProposal, plannedProposals } from '#modules/intake/actions/planned-proposals';
import { findRootOffice, namesOfOffices, officeSettings, organisationOf } from '#modules/offices/actions';
import { isoDay, todayOf } from '#modules/people/actions/capacity-periods';
import { spanOfMonths } from '#modules/people/actions/load-capacity';
import { dayNumber } from '#modules/people/actions/load-resources';
import { readableOffices } from '#modules/people/actions/readable-offices';
import { supplyBySkill } from '#modules/people/actions/supply-by-skill';
import { planSpans } from '#modules/plans/actions/plan-spans';
import { openProjectsOf, type ProjectRow } from '#modules/projects/actions/read-projects';
import { themesOf } from '#modules/strategy/actions/contributions-of';
import type { OperationCall } from '#platform/server/http/exchange';
import { addUp, dueByMonth, type Horizon, peopleByMonth, spreadByMonth } from '../month-amounts.ts';

/** Projects and proposals over the months to come that the caller may read, with the people and money that they need. */
export async function getRoadmap(call: OperationCall, { months }: { readonly months: number }) {
  const { tx, access } = call;
  const today = await todayOf(call);
  const first = dayNumber(today);
  const { fiscalYearStartMonth } = await officeSettings(tx, (await findRootOffice(tx)) ?? '');
  const quarters = fiscalPeriods(first, Math.ceil(months / 3), 'quarter', fiscalYearStartMonth);
  const horizon: Horizon = { firstMonth: monthOfDay(quarters[0]?.firstDay ?? first), months };
  // what lies around the months that are shown comes into them with a bar that is moved
  const around = months;
  const wide: Horizon = { firstMonth: horizon.firstMonth - around, months: months + 2 * around };
  const monthDays = Array.from({ length: months }, (_, index) => firstDayOfMonth(horizon.firstMonth + index));
  const reach = await access.reach('proposal.read');
  const projects = await openProjectsOf(call);
  const proposals = await plannedProposals({ tx }, reach.isEverywhere ? null : reach.ids('office'), ['open', 'in-review', 'deferred'], today); // biome-ignore format: one line
  const spans = await planSpans(tx, projects.map(({ id }) => id)); // biome-ignore format: one line
  const ids = [...projects.map(({ id }) => id), ...proposals.map(({ proposal }) => proposal.id)];
  const themes = await themesOf(tx, ids);
  const officeIds = [...projects.map(({ office_id }) => office_id), ...proposals.map(({ proposal }) => proposal.office_id)]; // biome-ignore format: one line
  const offices = await namesOfOffices(tx, [...new Set(officeIds)]);
  const periods = monthDays.map((day, index) => ({ firstDay: Math.max(day, first), lastDay: firstDayOfMonth(horizon.firstMonth + index + 1) - 1 })); // biome-ignore format: one line
  const ahead = periods.findIndex(({ firstDay, lastDay }) => lastDay >= firstDay);
  const readable = await readableOffices(call);
  const supply = await supplyBySkill(tx, readable, { periods: periods.slice(ahead), today });
  const people = (hours: readonly number[]) =>
    monthDays.map((_, index) => round((hours[index - ahead] ?? 0) / Math.max(supply.fullTimeHours[index - ahead] ?? 0, 1))); // biome-ignore format: one line
  const named = {
    officeName: (id: string) => offices.get(id) ?? '',
    themeName: (id: string) => themes.get(id) ?? null,
  };
  const proposed = await Promise.all(
    proposals.map(async (planned) => ({
      ...describeProposal(planned, wide, named, supply.skillNamed),
      mayMove: planned.proposal.state === 'open' && planned.proposal.starts_on !== null && (await mayChangeProposal(call, planned.proposal)), // biome-ignore format: one line
    })),
  );
  const asked = new Set(proposed.flatMap(({ demand }) => demand.map(({ skillId }) => skillId)));
  const skills = supply.skills
    .map(({ skillId, name, supplyHours, projectHours }) => ({ skillId, name, supply: people(supplyHours), projects: people(projectHours) })) // biome-ignore format: one line
    .filter((one) => asked.has(one.skillId) || one.projects.some((full) => full > 0));
  return {
    today,
    months: monthDays.map(isoDay),
    around,
    quarterOf: monthDays.map((_, index) => Math.floor(index / 3)),
    fullTimeHours: monthDays.map((_, index) => round(supply.fullTimeHours[index - ahead] ?? 0)),
    currencyCode: (await organisationOf(tx)).currencyCode,
    investments: [...projects.map((row) => describeProject(row, spans.get(row.id), horizon, named)), ...proposed],
    skills,
  };
}

const round = (full: number) => Math.round(full * 1000) / 1000;

interface Named {
  readonly officeName: (id: string) => string;
  readonly themeName: (id: string) => string | null;
}

function describeProject(
  { id, name, office_id, budget_minor }: ProjectRow,
  span: { readonly firstOn: string; readonly lastOn: string } | undefined,
  horizon: Horizon,
  { officeName, themeName }: Named,
) {
  const days = span && { firstDay: dayNumber(span.firstOn), lastDay: dayNumber(span.lastOn) };
  return {
    kind: 'project' as const,
    id,
    name,
    officeId: office_id,
    officeName: officeName(office_id),
    themeName: themeName(id),
    firstOn: span?.firstOn ?? null,
    lastOn: span?.lastOn ?? null,
    confidence: 'committed' as const,
    costMinor: budget_minor,
    mayMove: false,
    demand: [],
    costs: days ? spreadByMonth(horizon, budget_minor ?? 0, days) : addUp(horizon, []),
  };
}

/** A proposal lasts until nobody works on it and nothing is invested any more; a quarter where its case says neither. */
function describeProposal(
  { proposal, demands, flows }: PlannedProposal,
  horizon: Horizon,
  { officeName, themeName }: Named,
  skillNamed: (name: string, officeId: string) => string | null,
) {
  const { id, name, office_id, starts_on, state } = proposal;
  const costs = flows.filter(({ kind }) => kind !== 'benefit');
  const due = (flow: (typeof flows)[number]) => ({ firstDay: dayNumber(flow.first_on), every: flow.every, times: flow.times }); // biome-ignore format: one line
  const spans = demands.map((row) => ({ row, span: spanOfMonths(row.from_on, row.months) }));
  const ends = [
    ...spans.map(({ span }) => span.lastDay),
    ...costs.filter(({ kind }) => kind === 'capex').map(({ first_on }) => dayNumber(first_on)),
  ];
  const start = starts_on === null ? null : dayNumber(starts_on);
  const lastDay = start === null ? null : Math.max(...(ends.length ? ends : [start + 90]), start + 27);
  const bySkill = new Map<string, number[][]>();
  for (const { row, span } of spans) {
    const skillId = skillNamed(row.skill, office_id);
    if (skillId !== null)
      bySkill.set(skillId, [...(bySkill.get(skillId) ?? []), peopleByMonth(horizon, row.people, span)]);
  }
  return {
    kind: 'proposal' as const,
    id,
    name,
    officeId: office_id,
    officeName: officeName(office_id),
    themeName: themeName(id),
    firstOn: starts_on,
    lastOn: lastDay === null ? null : isoDay(lastDay),
    confidence: state === 'in-review' ? ('planned' as const) : ('possible' as const),
    costMinor: costs.reduce((sum, { amount_minor, times }) => sum + amount_minor * times, 0),
    demand: [...bySkill].map(([skillId, lists]) => ({ skillId, people: addUp(horizon, lists).map(round) })),
    costs: addUp(horizon, costs.map((flow) => dueByMonth(horizon, flow.amount_minor, due(flow)))), // biome-ignore format: one line
  };
}
