import { dateOfDay, evaluateToGo, groupedBy, type ToGo, type ToGoMonths, ticksPerDay, toGoMonths } from '#engine';
import { dayOf, type Rate, ratesOn } from '#modules/intake/actions/load-case';
import type { ProjectRow } from '#modules/projects/actions/read-projects';
import { type LeftToPay, leftToPay } from '#modules/reporting/actions/left-to-pay';
import { mapInTurns, type Tx } from '#platform/server';
import { selectToGo } from '../queries.ts';
import type { ToGoFlowRow } from '../tables.ts';

/** A running project with what is still to come of it. */
export interface ProjectToGo {
  readonly project: ProjectRow;
  readonly flows: readonly ToGoFlowRow[];
  readonly left: LeftToPay | undefined;
  /** The plan's finish, until when what it leaves is spent, while that lies ahead; null where it has passed or is unknown. */
  readonly spentUntil: string | null;
  readonly rate: Rate | null;
  readonly figures: ToGo;
}

/** What these projects still cost and are still worth on a day, at the rate of the nearest office that has one. */
export async function loadToGo(tx: Tx, projects: readonly ProjectRow[], today: string): Promise<ProjectToGo[]> {
  const ids = projects.map(({ id }) => id);
  const [flows, lefts, rates] = await Promise.all([
    selectToGo(tx, ids),
    leftToPay(tx, ids),
    ratesOn(tx, [...new Set(projects.map(({ office_id }) => office_id))], today), // biome-ignore format: one line
  ]);
  const flowsOf = groupedBy(flows, ({ project_id }) => project_id);
  const leftOf = new Map(lefts.map((left) => [left.project_id, left]));
  const months = new Map<number, ToGoMonths>();
  const monthsAt = (percent: number) => {
    const known = months.get(percent) ?? toGoMonths(dayOf(today), percent);
    months.set(percent, known);
    return known;
  };
  return mapInTurns(projects, (project) => {
    const own = flowsOf.get(project.id) ?? [];
    const left = leftOf.get(project.id);
    const rate = rates.get(project.office_id) ?? null;
    const finish = left?.finish == null ? null : Math.floor(left.finish / ticksPerDay);
    const figures = evaluateToGo(own.map(flowOf), {
      months: monthsAt(rate?.percent ?? 0),
      planCostMinor: left?.cost_minor ?? null,
      planFinish: finish,
    });
    const spentUntil = finish === null || finish <= dayOf(today) ? null : dateOfDayNumber(finish);
    return { project, flows: own, left, spentUntil, rate, figures };
  });
}

const flowOf = (row: ToGoFlowRow) => ({
  kind: row.kind,
  benefitClass: row.benefit_class,
  amountMinor: row.amount_minor,
  firstDay: dayOf(row.first_on),
  every: row.every,
  times: row.times,
});

/** The ISO date of a day counted from 1984-01-01. */
export function dateOfDayNumber(of: number): string {
  const { year, month, day } = dateOfDay(of);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
