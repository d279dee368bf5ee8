import { type CSSProperties, useMemo } from 'react';
import { Choice, DataGrid, EmptyState, type GridPrint, GridTools, useAddress, useGrid } from '#platform/web';
import { noTask, useAccountColumns } from './account-columns.tsx';
import styles from './earned.module.css';
import type { EarnedWords } from './earned-figures.ts';
import type { Account, Measurement } from './performance.ts';

interface AccountGridProps {
  readonly projectId: string;
  readonly measured: Measurement;
  readonly words: EarnedWords;
  readonly print: GridPrint<Account>;
}

/** The control accounts at a level of the work breakdown, which the address says, below what they come to together. */
export function AccountGrid({ projectId, measured, words, print }: AccountGridProps) {
  const { t } = words;
  const { accounts, level, depth, isCut } = measured;
  const [, setLevel] = useAddress('level');
  const whole = useMemo(
    (): Account => ({ ...measured, uid: noTask, name: t('earned.allAccounts'), wbs: null }),
    [measured, t],
  );
  const grid = useGrid({
    name: 'control-accounts',
    rows: accounts.length ? [whole] : [],
    columns: useAccountColumns(projectId, words),
    rowId: ({ uid }) => String(uid),
    childrenOf: (row) => (row === whole ? accounts : undefined),
  });
  const levels = Array.from({ length: Math.min(depth, 6) }, (_, index) => String(index + 1));
  return (
    <section
      className={styles.accounts}
      aria-labelledby="accounts"
      style={{ '--rows': Math.min(Math.max(accounts.length + 1, 1), 14) } as CSSProperties}
    >
      <h2 id="accounts">{t('earned.accounts')}</h2>
      <GridTools grid={grid} print={print}>
        {levels.length > 1 && (
          <Choice
            label={t('earned.levelLabel')}
            value={String(level)}
            onChange={setLevel}
            options={levels.map((value) => ({ value, label: t('earned.level', { level: value }) }))}
          />
        )}
        {isCut && <span className="dim">{t('earned.isCut')}</span>}
      </GridTools>
      <DataGrid
        grid={grid}
        label={t('earned.accounts')}
        empty={<EmptyState title={t('earned.noAccounts')}>{t('earned.noneText')}</EmptyState>}
      />
    </section>
  );
}
