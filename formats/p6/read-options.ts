import type { LagCalendar, SchedulingOptions } from '#engine';
import { lagCalendarCodes } from './codes.ts';
import type { P6Fields } from './p6-fields.ts';

/** What a project or its options say of scheduling, and what becomes a fact of the project or of its activities here. */
export type P6Options = SchedulingOptions & {
  readonly areOpenEndsCritical?: boolean;
  /** Links to other projects do not count, nor the dates that stand for them. */
  readonly ignoresOtherProjects?: boolean;
  /** Of projects scheduled together, late dates count back from the last finish of all, not from the project's own. */
  readonly isLateFromLast?: boolean;
};

/** P6's own choice where a file says nothing: slack counts by the activity's calendar, always. */
export const defaultOptions: P6Options = {
  progress: 'retained-logic',
  lagCalendar: 'predecessor',
  startLagFrom: 'early-start',
  usesExpectedFinish: false,
  totalFloat: 'smallest',
  floatCalendar: 'task',
  critical: 'float',
};

/** The options that a record says; PMXML writes them into its project, XER into a table of their own. */
export function readOptions(fields: P6Fields): P6Options {
  const lagCalendar = fields.code<LagCalendar | null>('lagCalendar', lagCalendarCodes, null);
  const progress = readProgress(fields);
  const float = fields.text('floatType');
  const path = fields.text('pathType');
  return {
    ...(lagCalendar && { lagCalendar }),
    ...(progress && { progress }),
    ...(fields.text('startLagFrom') !== null && { startLagFrom: fields.flag('startLagFrom') ? 'early-start' : 'actual-start' }),
    ...(fields.text('usesExpectedFinish') !== null && { usesExpectedFinish: fields.flag('usesExpectedFinish') }),
    ...(float !== null && { totalFloat: /^(FT_FF|Finish)/.test(float) ? 'finish' : /^(FT_SF|Start)/.test(float) ? 'start' : 'smallest' }),
    ...(path !== null && { critical: /^(CT_DrivPath|Longest)/.test(path) ? 'longest-path' : 'float' }),
    ...(fields.text('otherProjects') !== null && { ignoresOtherProjects: fields.text('otherProjects') === 'SD_None' || fields.flag('otherProjects') }),
    ...(fields.text('openEndsCritical') !== null && { areOpenEndsCritical: fields.flag('openEndsCritical') }),
    ...(fields.text('ownFinish') !== null && { isLateFromLast: !fields.flag('ownFinish') }),
  }; // biome-ignore format: one option a line
}

/** XER has a flag for each mode and none for actual dates, PMXML one word. */
function readProgress(fields: P6Fields): SchedulingOptions['progress'] {
  const word = fields.text('outOfSequence');
  if (word !== null) return /^Progress/.test(word) ? 'progress-override' : /^Actual/.test(word) ? 'actual-dates' : 'retained-logic'; // biome-ignore format: one choice
  if (fields.text('retainsLogic') === null && fields.text('overridesLogic') === null) return undefined;
  if (fields.flag('overridesLogic')) return 'progress-override';
  return fields.flag('retainsLogic') ? 'retained-logic' : 'actual-dates';
}
