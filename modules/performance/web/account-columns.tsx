import { useMemo } from 'react';
import { Anchor, type GridColumn } from '#platform/web';
import type { EarnedWords } from './earned-figures.ts';
import type { Account, Figure } from './performance.ts';

/** Stands for a task in the row of all accounts, which is the whole plan. */
export const noTask = -1;

/** What was planned, earned and spent in each account, and its indices. */
export function useAccountColumns(projectId: string, words: EarnedWords): readonly GridColumn<Account>[] {
  return useMemo(() => {
    const { t } = words;
    const address = ({ uid }: Account) => `/projects/${projectId}/plan${uid === noTask ? '' : `?task=${uid}`}`;
    const name: GridColumn<Account> = {
      id: 'name',
      title: t('earned.account'),
      width: 220,
      isGrowing: true,
      card: 'title',
      value: (row) => row.name,
      print: (row) => ({ to: address(row) }),
      cell: (row) => (
        <Anchor to={address(row)} className="grid-text">
          {row.name}
        </Anchor>
      ),
    };
    return [
      name,
      { id: 'wbs', title: t('earned.wbs'), width: 72, isHidden: true, value: ({ wbs }) => wbs },
      {
        id: 'rule',
        title: t('earned.rule'),
        width: 128,
        value: ({ rules }) => (rules.length > 1 ? t('rule.several') : rules[0] ? t(`rule.${rules[0].kind}`) : null),
      },
      ...(['bac', 'pv', 'ev', 'ac'] as const).map((id) =>
        moneyColumn(words, {
          ...{ id, title: id.toUpperCase(), label: t(`earned.${id}`) },
          figure: ({ amounts }) => ({ value: amounts[id], why: amounts[id] === null ? 'no-cost' : null }),
        }),
      ),
      ...(['sv', 'cv', 'eacCpi'] as const).map((id) =>
        moneyColumn(words, {
          ...{ id, title: t(`index.${id}.name`), label: t(`index.${id}.long`) },
          figure: ({ indices }) => indices[id],
        }),
      ),
      ...(['spi', 'cpi', 'spiTime'] as const).map((id) => ratioColumn(words, id)),
    ];
  }, [projectId, words]);
}

interface MoneyColumn {
  readonly id: string;
  readonly title: string;
  readonly label: string;
  readonly figure: (row: Account) => Pick<Figure, 'value' | 'why'>;
}

function moneyColumn({ t, amount, units }: EarnedWords, { figure, ...about }: MoneyColumn): GridColumn<Account> {
  const text = (row: Account) => {
    const { value } = figure(row);
    return value === null ? null : amount(value);
  };
  const reason = (row: Account) => reasonOf(figure(row), t);
  return {
    ...about,
    width: 112,
    type: 'number',
    value: (row) => {
      const { value } = figure(row);
      return value === null ? null : Math.round(units(value));
    },
    print: (row) => ({ text: text(row) ?? '–' }),
    cell: (row) => <span title={reason(row)}>{text(row) ?? '–'}</span>,
    reason,
  };
}

function ratioColumn({ t, ratio }: EarnedWords, id: 'spi' | 'cpi' | 'spiTime'): GridColumn<Account> {
  const figure = ({ schedule, indices }: Account): Figure => (id === 'spiTime' ? schedule.spiTime : indices[id]);
  const text = (row: Account) => {
    const { value } = figure(row);
    return value === null ? '–' : ratio(value);
  };
  const reason = (row: Account) => reasonOf(figure(row), t);
  return {
    ...{ id, title: t(`index.${id}.name`), label: t(`index.${id}.long`), width: 72, type: 'number' },
    ...(id === 'spi' && { card: 'figure' as const }),
    value: (row) => {
      const { value } = figure(row);
      return value === null ? null : Math.round(value * 100) / 100;
    },
    print: (row) => ({ text: text(row) }),
    cell: (row) => <span title={reason(row)}>{text(row)}</span>,
    reason,
  };
}

const reasonOf = ({ why }: Pick<Figure, 'why'>, t: EarnedWords['t']) => (why ? t(`why.${why}`) : undefined);
