import { useMemo } from 'react';
import { type Action, actions, enforcements, waivers } from '#engine';
import { type CellEditor, type GridColumn, type Translate, useAllWords, useWords } from '#platform/web';
import { type AnyPart, isWaivable, type PolicyColumn, type PolicyRow, partOf } from './policy-rows.ts';
import { answerTimes, withinText } from './policy-words.ts';

/** The text that stands for what other rules say. */
const asRules = 'as-rules';

/** The matrix: what is found, what it does at each act, who may waive it, when it is to be answered, who says so. */
export function usePolicyColumns(): readonly GridColumn<PolicyRow>[] {
  const t = useWords('offices');
  const words = useAllWords();
  return useMemo(
    () => [
      {
        id: 'title',
        title: t('policy.column.found'),
        width: 182,
        isGrowing: true,
        card: 'title',
        value: ({ title }) => words.text(title),
      },
      ...actions.map((action) => enforcementColumn(t, action)),
      {
        id: 'waivableBy',
        title: t('policy.column.waivableBy'),
        width: 134,
        value: (row) => waiverText(t, row),
        cell: (row) => <Marked row={row} column="waivableBy" text={waiverText(t, row)} />,
        edit: choiceEditor(t, 'waivableBy', (value) => t(`policy.waiver.${value}`), waivers),
      },
      {
        id: 'answerWithin',
        title: t('policy.column.answerWithin'),
        width: 100,
        value: (row) => row.at.standing.answerWithin.value,
        word: (row) => withinText(t, row.at.standing.answerWithin.value),
        print: (row) => ({ value: withinText(t, row.at.standing.answerWithin.value) }),
        align: 'start',
        cell: (row) => (
          <Marked row={row} column="answerWithin" text={withinText(t, row.at.standing.answerWithin.value)} />
        ),
        edit: answerEditor(t),
      },
      {
        id: 'origin',
        title: t('policy.column.origin'),
        width: 150,
        isGrowing: true,
        card: 'line',
        value: (row) => originText(t, row),
        cell: (row) => <span className="policy-origin">{originText(t, row)}</span>,
      },
    ],
    [t, words],
  );
}

function enforcementColumn(t: Translate, action: Action): GridColumn<PolicyRow> {
  const word = (row: PolicyRow) => t(`policy.enforcement.${row.at[action].enforcement.value}`);
  return {
    id: action,
    title: t(`policy.at.${action}`),
    width: 102,
    filter: 'choice',
    ...(action === 'set-baseline' && { card: 'figure' as const }),
    value: (row) => enforcements.indexOf(row.at[action].enforcement.value),
    word,
    print: (row) => ({ value: word(row) }),
    align: 'start',
    cell: (row) => (
      <Marked
        row={row}
        column={action}
        text={word(row)}
        className={`enforcement enforcement-${row.at[action].enforcement.value}`}
      />
    ),
    edit: choiceEditor(t, action, (value) => t(`policy.enforcement.${value}`), enforcements),
  };
}

/** Who may waive it; an en dash where there is nothing to waive. */
function waiverText(t: Translate, row: PolicyRow): string {
  return isWaivable(row) ? t(`policy.waiver.${partOf(row, 'waivableBy').value}`) : '–';
}

interface MarkedProps {
  readonly row: PolicyRow;
  readonly column: PolicyColumn;
  readonly text: string;
  readonly className?: string;
}

/** The value of a cell; on a ground of its own where the draft changes it. */
function Marked({ row, column, text, className }: MarkedProps) {
  const shown = className ? <span className={className}>{text}</span> : text;
  return row.changed.has(column) ? <span className="policy-changed">{shown}</span> : shown;
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

/** Where a row comes from, in words. */
export function originText(t: Translate, { origin }: PolicyRow): string {
  if (origin.kind !== 'rule') return t(`policy.from.${origin.kind}`);
  const { officeName: office, version, isLocked } = origin;
  return t(isLocked ? 'policy.from.locked' : 'policy.from.rule', { office, version });
}
