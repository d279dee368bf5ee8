import { formatPlanTime, type Message, type PlanTime, ticksPerDay } from '#engine';
import type { PrintBlock, PrintGantt, PrintPart } from '#platform/contract';
import type { Format, Translate } from '#platform/web';
import {
  headerTicks,
  headerUnits,
  type TickLabels,
  type TimelineModel,
  type TimelineRow,
  type TimeSpan,
  type ZoomLevel,
} from '#platform/web/timeline/index';
import { planLead } from './plan-lead.ts';
import { nonWorkingTime } from './plan-timeline.ts';
import type { Plan } from './read-plan.ts';

interface PlanPrint {
  readonly plan: Plan;
  /** What the timeline draws of the rows that the grid shows. */
  readonly model: TimelineModel;
  readonly labels: TickLabels;
  /** 0 Sunday … 6 Saturday. */
  readonly firstWeekday: number;
  readonly isCriticalShown: boolean;
  readonly isComparisonShown: boolean;
  readonly format: Format;
  readonly t: Translate;
}

/** So many days at most are told in these units; what is longer, in years. */
const levels: readonly (readonly [number, ZoomLevel])[] = [
  [45, 'days'],
  [300, 'weeks'],
  [1_500, 'months'],
  [4_500, 'quarters'],
];

/** The sentence that matters most about the plan, above its print; nothing while it is computed. */
export function planLeadBlocks(plan: Plan, name: string, sentence: (message: Message) => PrintPart[]): PrintBlock[] {
  const lead = planLead(plan, name);
  return lead ? [{ kind: 'lead', sentences: [sentence(lead)] }] : [];
}

/** The timeline for paper: the whole plan, in the units that its length leaves room for. */
export function planGantt(print: PlanPrint): PrintGantt {
  const { plan, model, labels, firstWeekday, format } = print;
  const span = paddedSpan(model.extent ?? { from: plan.view.now, to: plan.view.now });
  const days = (span.to - span.from) / ticksPerDay;
  const level = levels.find(([most]) => days <= most)?.[1] ?? 'years';
  const units = headerUnits[level];
  const ticks = (unit: typeof units.upper, isUpper: boolean) =>
    headerTicks(unit, span.from, span.to, firstWeekday).map((tick) => ({
      from: Math.max(tick.from, span.from),
      to: Math.min(tick.to, span.to),
      labels: [...labels(unit, tick, isUpper)],
    }));
  const hasShading = level === 'days' || level === 'weeks';
  const { now } = plan.view;
  return {
    span,
    upper: ticks(units.upper, true),
    lower: ticks(units.lower, false),
    shading: hasShading ? nonWorkingTime(plan.workingTime, span.from, span.to, false) : [],
    today: now >= span.from && now <= span.to ? { at: now, label: format.date(formatPlanTime(now), 'short') } : null,
    bars: model.rows.map((row) => barOf(row, print)),
    links: model.links.map((link) => ({ ...link, isStrong: link.isStrong && print.isCriticalShown })),
    legend: legendOf(print),
  };
}

/** A little more than the plan, so that labels at its ends have room. */
function paddedSpan({ from, to }: TimeSpan): { from: PlanTime; to: PlanTime } {
  const room = Math.max(2 * ticksPerDay, Math.round((to - from) * 0.03));
  return { from: Math.max(0, from - room), to: to + room };
}

function barOf(
  { id, ...row }: TimelineRow,
  { isCriticalShown, isComparisonShown }: PlanPrint,
): PrintGantt['bars'][number] {
  return {
    ...row,
    done: Math.min(1, Math.max(0, row.done)),
    label: row.label?.slice(0, 300) ?? null,
    isStrong: row.isStrong && isCriticalShown,
    ghostStart: isComparisonShown ? row.ghostStart : null,
    ghostFinish: isComparisonShown ? row.ghostFinish : null,
  };
}

function legendOf({ plan, t, isCriticalShown, isComparisonShown }: PlanPrint): PrintGantt['legend'] {
  const { comparison } = plan.view;
  return [
    ...(isCriticalShown ? [{ kind: 'strong' as const, text: t('plan.legend.critical') }] : []),
    { kind: 'bar', text: t('plan.legend.progress') },
    ...(isComparisonShown && comparison !== 'none'
      ? [{ kind: 'ghost' as const, text: t(`plan.baseline.${comparison}`) }]
      : []),
    { kind: 'tail', text: t('plan.legend.slack') },
    ...(plan.rows.some(({ deadline }) => deadline !== null)
      ? [{ kind: 'mark' as const, text: t('plan.legend.deadline') }]
      : []),
  ];
}
