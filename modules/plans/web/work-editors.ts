import type { CellEditor, Translate } from '#platform/web';
import { columnCodes } from '../routes.ts';
import type { ReadingWords } from './duration-notation.ts';
import { parseEarning, plainRules, printEarning, usualRule } from './earning-notation.ts';
import { parsePeople, peopleText } from './people-notation.ts';
import type { Plan, PlanRow } from './read-plan.ts';
import { parseWork, workText } from './work-notation.ts';

/** How work, people and rules are written in. */
export function workEditors(
  plan: Plan,
  t: Translate,
  words: ReadingWords,
): Readonly<Record<string, CellEditor<PlanRow>>> {
  const isEditable = ({ isSummary }: PlanRow) => !isSummary;
  const say = (key: string, values = {}) => t(`plan.earning.${key}`, values);
  const ruleText = (row: PlanRow) => printEarning(row.earning ?? usualRule(row), plan, say, words);
  const chosen = (values: readonly string[], key: string, read: (row: PlanRow) => string): CellEditor<PlanRow> => ({
    textOf: (row) => t(`plan.${key}.${read(row)}`),
    choices: () => values.map((value) => ({ value, label: t(`plan.${key}.${value}`) })),
    parse: () => ({ error: t('plan.edit.choice') }),
    isEditable,
  });
  return {
    people: {
      textOf: (row) => peopleText(row, words),
      parse: (text) => (parsePeople(text, words) ? { value: text } : { error: t('plan.edit.people') }),
      isEditable,
    },
    work: {
      textOf: (row) => workText(row.workTicks, words, true) ?? '',
      parse: (text) => (parseWork(text, plan.view.project, words) === null ? { error: t('plan.edit.work') } : { value: text }), // biome-ignore format: one choice
      isEditable,
    },
    taskType: chosen(columnCodes.taskType, 'taskType', ({ taskType }) => taskType),
    effortDriven: chosen(['yes', 'no'], 'effort', ({ isEffortDriven }) => (isEffortDriven ? 'yes' : 'no')),
    earning: {
      textOf: ruleText,
      choices: () => Object.entries(plainRules).map(([value, rule]) => ({ value, label: printEarning(rule, plan, say, words) })), // biome-ignore format: one list
      parse: (text, row) => {
        if (text === '') return { value: null };
        return parseEarning(text, plan, row, words) ? { value: text } : { error: t('plan.edit.earning') };
      },
      isEditable,
    },
  };
}
