import { formatPlanTime, lagCalendars, type PlanTime, parsePlanTime, progressModes } from '#engine';
import type { PlanChange, PlanView } from '../contract.ts';

type Project = PlanView['project'];
type Options = NonNullable<Project['options']>;

/** What is chosen where an option says nothing: as Microsoft Project schedules. */
export const usual = 'usual';

/** The options with a choice of values, and these; each may also be left to Microsoft Project's way. */
export const optionChoices = {
  progress: progressModes,
  lagCalendar: lagCalendars,
  startLagFrom: ['early-start', 'actual-start'],
  totalFloat: ['smallest', 'start', 'finish'],
  floatCalendar: ['project', 'task'],
  critical: ['float', 'longest-path'],
  usesExpectedFinish: ['yes', 'no'],
} as const;

export type OptionName = keyof typeof optionChoices;
export const optionNames = Object.keys(optionChoices) as OptionName[];

/** What can be set of the project itself. */
export const ownNames = [
  'scheduleFrom',
  'finish',
  'statusDate',
  'criticalSlackLimitDays',
  'areConstraintsHonoured',
  'hasMultipleCriticalPaths',
] as const;

type SchedulingName = OptionName | (typeof ownNames)[number];
export type SchedulingValues = Readonly<Record<SchedulingName, string>>;

const yesNo = (is: boolean) => (is ? 'yes' : 'no');

/** How a plan is scheduled, as a form has it. */
export function schedulingValues(project: Project): SchedulingValues {
  const own = {
    scheduleFrom: project.scheduleFrom,
    finish: dayOf(project.finish),
    statusDate: dayOf(project.statusDate),
    criticalSlackLimitDays: String(project.criticalSlackLimitDays),
    areConstraintsHonoured: yesNo(project.areConstraintsHonoured),
    hasMultipleCriticalPaths: yesNo(project.hasMultipleCriticalPaths),
  };
  const ofOption = (name: OptionName) => {
    const value = project.options?.[name];
    return value === undefined ? usual : typeof value === 'boolean' ? yesNo(value) : value;
  };
  const options = Object.fromEntries(optionNames.map((name) => [name, ofOption(name)]));
  return { ...own, ...(options as Record<OptionName, string>) };
}

/**
 * The changes that make a plan be scheduled so. A day is the end of its work; without one, what is scheduled from its finish
 * keeps the finish that it has now.
 */
export function schedulingChanges(
  { project, computedFinish }: Pick<PlanView, 'project' | 'computedFinish'>,
  values: SchedulingValues,
): PlanChange[] {
  const before = schedulingValues(project);
  const at = (name: 'finish' | 'statusDate') =>
    values[name] === before[name] ? project[name] : endOfDay(values[name], project);
  const isFromFinish = values.scheduleFrom === 'finish';
  const to = {
    scheduleFrom: isFromFinish ? 'finish' : 'start',
    finish: at('finish') ?? (isFromFinish ? computedFinish : null),
    statusDate: at('statusDate'),
    criticalSlackLimitDays:
      values.criticalSlackLimitDays === before.criticalSlackLimitDays
        ? project.criticalSlackLimitDays
        : Number(values.criticalSlackLimitDays),
    areConstraintsHonoured: values.areConstraintsHonoured === 'yes',
    hasMultipleCriticalPaths: values.hasMultipleCriticalPaths === 'yes',
    options: optionsOf(project.options, values),
  };
  const isSame = (name: keyof typeof to) => JSON.stringify(project[name]) === JSON.stringify(to[name]);
  return (Object.keys(to) as (keyof typeof to)[]).flatMap((field) =>
    isSame(field)
      ? []
      : [{ entity: 'project', id: 'project', field, from: project[field], to: to[field] } as PlanChange],
  );
}

/** Options in the order in which they stand, so that what nobody changed stays as it is. */
function optionsOf(known: Project['options'], values: SchedulingValues): Project['options'] {
  const chosen = new Map<string, unknown>(Object.entries(known ?? {}));
  for (const name of optionNames) {
    const value = values[name];
    if (value === usual) chosen.delete(name);
    else chosen.set(name, name === 'usesExpectedFinish' ? value === 'yes' : value);
  }
  return chosen.size > 0 ? (Object.fromEntries(chosen) as Options) : null;
}

const dayOf = (at: PlanTime | null) => (at === null ? '' : formatPlanTime(at).slice(0, 10));

function endOfDay(day: string, { defaultFinishTicks }: Project): PlanTime | null {
  const midnight = parsePlanTime(`${day}T00:00`);
  return midnight === null ? null : midnight + defaultFinishTicks;
}
