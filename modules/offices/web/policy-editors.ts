import { useMemo } from 'react';
import { enforcements, waivers } from '#engine';
import { type CellEditor, type GridColumn, type Translate, useWords } from '#platform/web';
import { usePolicyColumns } from './policy-columns.tsx';
import { type AnyPart, type PolicyColumn, type PolicyRow, partOf, policyColumns } from './policy-rows.ts';
import { answerTimes, withinText } from './policy-words.ts';

/** The text that stands for what other rules say. */
const asRules = 'as-rules';

/** The matrix with its cells to be written in. */
export function useEditedColumns(): readonly GridColumn<PolicyRow>[] {
  const t = useWords('offices');
  const columns: readonly GridColumn<PolicyRow>[] = usePolicyColumns();
  return useMemo(() => columns.map((column) => ({ ...column, edit: editorOf(t, column.id) })), [t, columns]);
}

function editorOf(t: Translate, id: string): CellEditor<PolicyRow> | undefined {
  const column = policyColumns.find((one) => one === id);
  if (column === undefined) return undefined;
  if (column === 'answerWithin') return answerEditor(t);
  if (column === 'waivableBy') return choiceEditor(t, column, (value) => t(`policy.waiver.${value}`), waivers);
  return choiceEditor(t, column, (value) => t(`policy.enforcement.${value}`), enforcements);
}

/** One of what the offices above allow, or what the other rules say. */
function choiceEditor(
  t: Translate,
  column: PolicyColumn,
  wordOf: (value: string) => string,
  all: readonly string[],
): CellEditor<PolicyRow> {
  return {
    textOf: (row) => wordOf(String(partOf(row, column).value)),
    choices: (row) => [
      ...from(all, floorOf(partOf(row, column))).map((value) => ({ value, label: wordOf(value) })),
      { value: asRules, label: t('policy.asRules') },
    ],
    parse: (text) => (text === '' ? { value: asRules } : { error: t('policy.noChoice') }),
  };
}

/** The values from this one on; all where there is no floor. */
const from = (all: readonly string[], floor: string | undefined) =>
  all.slice(floor === undefined ? 0 : all.indexOf(floor));

const floorOf = ({ floor }: AnyPart) => (floor.origin ? String(floor.value) : undefined);

function answerEditor(t: Translate): CellEditor<PolicyRow> {
  return {
    textOf: (row) => withinText(t, row.at.standing.answerWithin.value),
    choices: (row) => {
      const { floor } = row.at.standing.answerWithin;
      const most = floor.origin === null ? null : floor.value;
      const never = { value: 'none', label: t('policy.never') };
      const times = answerTimes.filter((minutes) => most === null || minutes <= most);
      return [
        ...(most === null ? [never] : []),
        ...times.map((minutes) => ({ value: String(minutes), label: withinText(t, minutes) })),
        { value: asRules, label: t('policy.asRules') },
      ];
    },
    parse: (text) => (text === '' ? { value: asRules } : { error: t('policy.noChoice') }),
  };
}

/** What a written cell says to the rules: null where the other rules are to say it. */
export function writtenValue(column: string, value: string | number | null): string | number | null {
  if (value === asRules || value === null) return null;
  return column === 'answerWithin' && value !== 'none' ? Number(value) : value;
}
