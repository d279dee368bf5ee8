import { type CSSProperties, type ReactNode, useMemo } from 'react';
import {
  Anchor,
  Choice,
  DataGrid,
  EmptyState,
  type GridColumn,
  type GridPrint,
  GridTools,
  useAddress,
  useGrid,
} from '#platform/web';
import styles from './earned.module.css';
import type { EarnedWords } from './earned-figures.ts';
import type { Account, Measurement } from './performance.ts';

interface AccountGridProps {
  readonly projectId: string;
  readonly measured: Measurement;
  readonly words: EarnedWords;
  readonly print: GridPrint<Account>;
}

/** The control accounts at a level of the work breakdown, which the address says. */
export function AccountGrid({ projectId, measured, words, print }: AccountGridProps) {
  const { t } = words;
  const { accounts, level, depth, isCut } = measured;
  const [, setLevel] = useAddress('level');
  const grid = useGrid({
    name: 'control-accounts',
    rows: accounts,
    columns: useAccountColumns(projectId, words),
    rowId: ({ uid }) => String(uid),
  });
  const levels = Array.from({ length: Math.min(depth, 6) }, (_, index) => String(index + 1));
  return (
    <section className={styles.accounts} aria-labelledby="accounts" style={{ '--rows': Math.min(Math.max(accounts.length, 1), 14) } as CSSProperties}>
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
      <DataGrid grid={grid} label={t('earned.accounts')} empty={<EmptyState title={t('earned.noAccounts')}>{t('earned.noneText')}</EmptyState>} />
    </section>
  ); // biome-ignore format: a page
}

function useAccountColumns(projectId: string, words: EarnedWords): readonly GridColumn<Account>[] {
  return useMemo(() => {
    const { t, amount, units, ratio } = words;
    const name: GridColumn<Account> = {
      id: 'name',
      title: t('earned.account'),
      width: 220,
      isGrowing: true,
      card: 'title',
      value: (row) => row.name,
      print: ({ uid }) => ({ to: `/projects/${projectId}/plan?task=${uid}` }),
      cell: (row): ReactNode => (
        <Anchor to={`/projects/${projectId}/plan?task=${row.uid}`} className="grid-text">
          {row.name}
        </Anchor>
      ),
    };
    const wbs: GridColumn<Account> = { id: 'wbs', title: t('earned.wbs'), width: 72, isHidden: true, value: (row) => row.wbs };
    const money = (id: string, title: string, label: string, of: (row: Account) => number | null, why: (row: Account) => string | undefined): GridColumn<Account> => ({
      ...{ id, title, label, width: 112, type: 'number' },
      value: (row) => { const value = of(row); return value === null ? null : Math.round(units(value)); },
      cell: (row) => { const value = of(row); return value === null ? '–' : amount(value); },
      reason: why,
    });
    const index = (id: 'spi' | 'cpi' | 'spiTime'): GridColumn<Account> => {
      const figure = (row: Account) => (id === 'spiTime' ? row.schedule.spiTime : row.indices[id]);
      const why = (row: Account) => { const { why: reason } = figure(row); return reason ? t(`why.${reason}`) : undefined; };
      return {
        ...{ id, title: t(`index.${id}.name`), label: t(`index.${id}.long`), width: 72, type: 'number' },
        ...(id === 'spi' && { card: 'figure' as const }),
        value: (row) => { const { value } = figure(row); return value === null ? null : Math.round(value * 100) / 100; },
        print: (row) => { const { value } = figure(row); return value === null ? {} : { text: ratio(value) }; },
        cell: (row) => { const { value } = figure(row); return value === null ? <span title={why(row)}>–</span> : ratio(value); },
        reason: why,
      };
    };
    const whyOf = (id: 'sv' | 'cv' | 'eacCpi') => (row: Account) => { const { why } = row.indices[id]; return why ? t(`why.${why}`) : undefined; };
    const noCost = (row: Account) => (row.amounts.ac === null ? t('why.no-cost') : undefined);
    const never = () => undefined;
    return [
      name,
      wbs,
      money('bac', 'BAC', t('earned.bac'), ({ amounts }) => amounts.bac, never),
      money('pv', 'PV', t('earned.pv'), ({ amounts }) => amounts.pv, never),
      money('ev', 'EV', t('earned.ev'), ({ amounts }) => amounts.ev, never),
      money('ac', 'AC', t('earned.ac'), ({ amounts }) => amounts.ac, noCost),
      money('sv', t('index.sv.name'), t('index.sv.long'), ({ indices }) => indices.sv.value, whyOf('sv')),
      money('cv', t('index.cv.name'), t('index.cv.long'), ({ indices }) => indices.cv.value, whyOf('cv')),
      index('spi'),
      index('cpi'),
      index('spiTime'),
      money('eac', t('index.eacCpi.name'), t('index.eacCpi.long'), ({ indices }) => indices.eacCpi.value, whyOf('eacCpi')),
    ];
  }, [projectId, words]); // biome-ignore format: a table of columns
}
