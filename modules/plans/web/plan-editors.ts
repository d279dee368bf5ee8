import { formatPlanTime, type PlanTime, type Ticks } from '#engine';
import type { CellEditor, Format, Translate } from '#platform/web';
import { readNumber } from '#platform/web/words/read-number';
import { columnCodes } from '../routes.ts';
import { createDateNotation } from './date-notation.ts';
import { durationText, parseDuration, type ReadingWords } from './duration-notation.ts';
import { checkPredecessors, type NotationFault, parsePredecessors, predecessorsText } from './predecessor-notation.ts';
import type { Plan, PlanRow } from './read-plan.ts';
import { workEditors } from './work-editors.ts';

/** The line after the last task, in which a new one is typed. */
export const newLineUid = 0;

/** The words in which lengths are read and written. */
export const readingWords = (t: Translate, format: Format): ReadingWords => ({
  unit: (unit) => t(`plan.unit.${unit}`),
  unitNames: (unit) => t(`plan.unitNames.${unit}`),
  number: (value, digits) => format.number(value, digits),
});

/** How each column of the plan is written in, by its id; what they give is read by plan-edits.ts. */
export function planEditors(plan: Plan, t: Translate, format: Format): Readonly<Record<string, CellEditor<PlanRow>>> {
  const { project, now } = plan.view;
  const words = readingWords(t, format);
  const dates = createDateNotation(format);
  const hasOwn = (row: PlanRow) => !row.isSummary;
  const isScheduled = (row: PlanRow) => hasOwn(row) && !row.isManual;
  const example = { date: format.date(formatPlanTime(now)) };
  const dateEditor = (
    read: (row: PlanRow) => PlanTime | null,
    usualOf: (row: PlanRow) => Ticks,
  ): CellEditor<PlanRow> => ({
    textOf: (row) => {
      const at = read(row);
      return at === null ? '' : dates.print(at, usualOf(row));
    },
    parse: (text, row) => {
      if (text === '') return { value: null };
      const at = dates.parse(text, usualOf(row), now);
      return at === null ? { error: t('plan.edit.date', example) } : { value: formatPlanTime(at) };
    },
  });
  const faultText = ({ fault, text }: NotationFault) => t(`plan.edit.after.${fault}`, { text });

  return {
    ...workEditors(plan, t, words),
    task: {
      textOf: ({ name }) => name,
      parse: (text) => {
        if (text === '') return { error: t('plan.edit.noName') };
        return text.length > longestName ? { error: t('plan.edit.longName') } : { value: text };
      },
    },
    duration: {
      textOf: (row) => durationText(row, project, words, true) ?? '',
      parse: (text) => (parseDuration(text, project, words) ? { value: text } : { error: t('plan.edit.duration') }),
      isEditable: hasOwn,
    },
    start: {
      ...dateEditor(
        (row) => row.start,
        () => project.defaultStartTicks,
      ),
      isEditable: isScheduled,
    },
    finish: {
      ...dateEditor(
        (row) => row.finish,
        () => project.defaultFinishTicks,
      ),
      isEditable: isScheduled,
    },
    percent: {
      textOf: (row) => `${row.percentComplete} %`,
      parse: (text) => {
        const value = text === '' ? 0 : readNumber(text.replace(/%$/, ''), words);
        const isShare = value !== null && Number.isInteger(value) && value >= 0 && value <= 100;
        return isShare ? { value } : { error: t('plan.edit.percent') };
      },
      isEditable: hasOwn,
    },
    after: {
      textOf: (row) => predecessorsText(row.incoming, project, words, true),
      parse: (text, row) => {
        const typed = parsePredecessors(text, project, words);
        if ('fault' in typed) return { error: faultText(typed) };
        const fault = row.uid === newLineUid ? null : checkPredecessors(plan, row, typed);
        return fault ? { error: faultText(fault) } : { value: text };
      },
    },
    constraint: {
      textOf: (row) => t(`plan.constraint.${row.constraint}`),
      choices: () => columnCodes.constraint.map((value) => ({ value, label: t(`plan.constraint.${value}`) })),
      parse: (text) => (text === '' ? { value: 'ASAP' } : { error: t('plan.edit.constraint') }),
    },
    constraintDate: dateEditor(
      (row) => row.constraintDate,
      ({ constraint }) => (/^F|^MFO/.test(constraint) ? project.defaultFinishTicks : project.defaultStartTicks),
    ),
    deadline: dateEditor(
      (row) => row.deadline,
      () => project.defaultFinishTicks,
    ),
  };
}

const longestName = 1000;
