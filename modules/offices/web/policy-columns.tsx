import { useMemo } from 'react';
import { type Action, actions, enforcements } from '#engine';
import { type GridColumn, type Translate, useAllWords, useWords } from '#platform/web';
import { isWaivable, type PolicyColumn, type ShownRow, shownValue } from './policy-rows.ts';
import { withinText } from './policy-words.ts';

/** The matrix: what is found, what it does at each act, who may waive it, when it is to be answered, who says so. */
export function usePolicyColumns(): readonly GridColumn<ShownRow>[] {
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
        value: (row) => titleText(t, words.text(row.title), row),
      },
      ...actions.map((action) => enforcementColumn(t, action)),
      {
        id: 'waivableBy',
        title: t('policy.column.waivableBy'),
        width: 150,
        value: (row) => waiverText(t, row),
        cell: (row) => <Marked row={row} column="waivableBy" text={waiverText(t, row)} />,
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
      },
      {
        id: 'origin',
        title: t('policy.column.origin'),
        width: 150,
        isGrowing: true,
        card: 'line',
        value: (row) => originText(t, row),
        cell: (row) => (
          <span className="policy-origin grid-text" title={originText(t, row)}>
            {originText(t, row)}
          </span>
        ),
      },
    ],
    [t, words],
  );
}

function enforcementColumn(t: Translate, action: Action): GridColumn<ShownRow> {
  const word = (row: ShownRow) => t(`policy.enforcement.${row.at[action].enforcement.value}`);
  return {
    id: action,
    title: t(`policy.at.${action}`),
    width: 102,
    filter: 'choice',
    ...(action === 'set-baseline' && { card: 'figure' as const, cardName: t(`policy.at.${action}`) }),
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
  };
}

/** What is found; with how severe it is where that tells two rows apart. */
const titleText = (t: Translate, title: string, { foundAs }: ShownRow) =>
  foundAs ? t('policy.foundAs', { title, severity: t(`policy.severity.${foundAs}`).toLowerCase() }) : title;

/** Who may waive it; an en dash where there is nothing to waive. */
function waiverText(t: Translate, row: ShownRow): string {
  return isWaivable(row) ? t(`policy.waiver.${shownValue(row, 'waivableBy')}`) : '–';
}

interface MarkedProps {
  readonly row: ShownRow;
  readonly column: PolicyColumn;
  readonly text: string;
  readonly className?: string;
}

/** The value of a cell; on a ground of its own where the draft changes it. */
function Marked({ row, column, text, className }: MarkedProps) {
  const shown = <span className={className ?? 'grid-text'}>{text}</span>;
  return row.changed.has(column) ? <span className="policy-changed">{shown}</span> : shown;
}

/** Where a row comes from, in words, and from which severity on it is held harder. */
function originText(t: Translate, row: ShownRow): string {
  const { severity, enforcement } = row.raised ?? {};
  const from = whoseText(t, row);
  if (!severity) return from;
  const raised = { enforcement: t(`policy.enforcement.${enforcement}`), severity: t(`policy.severity.${severity}`).toLowerCase() };
  return row.origin.kind === 'none' ? t('policy.from.onlyIf', raised) : t('policy.from.raised', { from, ...raised });
} // biome-ignore format: one record

function whoseText(t: Translate, { origin }: ShownRow): string {
  if (origin.kind === 'departed') {
    const { officeName: office, version, stance } = origin;
    return t('policy.from.departed', { office, version, stance: t(`policy.departed.${stance}`) });
  }
  if (origin.kind !== 'rule') return t(`policy.from.${origin.kind}`);
  const { officeName: office, version, isLocked } = origin;
  return t(isLocked ? 'policy.from.locked' : 'policy.from.rule', { office, version });
}
