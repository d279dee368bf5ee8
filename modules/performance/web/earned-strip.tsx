import type { ReactNode } from 'react';
import styles from './earned.module.css';
import type { EarnedWords } from './earned-figures.ts';
import type { Measurement } from './performance.ts';

interface EarnedStripProps {
  readonly measured: Measurement;
  readonly words: EarnedWords;
}

/** What was planned, earned and spent by the status date, and what it comes to. */
export function EarnedStrip({ measured, words }: EarnedStripProps) {
  const { t, amount, date } = words;
  const { amounts, indices, isPartlyPriced } = measured;
  const { bac, pv, ev, ac } = amounts;
  const { eacCpi, eacPlan, vac } = indices;
  const variance = vac.value === null ? '' : amount(-vac.value, 'signed');
  return (
    <dl className={styles.strip}>
      <Tile name={t('earned.statusDate')} more={t(measured.hasStatusDate ? 'earned.isThen' : 'earned.isNow')}>
        {date(measured.statusDate)}
      </Tile>
      <Tile
        name={t('earned.bac')}
        more={t('earned.bacMore', { from: date(measured.start), to: date(measured.finish) })}
      >
        {amount(bac, 'compact')}
      </Tile>
      <Tile name={t('earned.pv')} more={t('earned.pvMore')}>
        {amount(pv, 'compact')}
      </Tile>
      <Tile name={t('earned.ev')} more={t('earned.evMore', { share: shareOf(ev, bac) })}>
        {amount(ev, 'compact')}
      </Tile>
      <Tile
        name={t('earned.ac')}
        more={ac === null ? t('why.no-cost') : t(isPartlyPriced ? 'earned.acPartly' : 'earned.acMore')}
      >
        {ac === null ? '–' : amount(ac, 'compact')}
      </Tile>
      <Tile
        name={t('earned.eac')}
        more={
          vac.value === null
            ? t(`why.${eacCpi.why ?? 'no-cost'}`)
            : eacPlan.value === null
              ? t('earned.eacMore', { variance })
              : t('earned.eacBoth', { variance, plan: amount(eacPlan.value) })
        }
      >
        <span title={t('earned.conventions')}>{eacCpi.value === null ? '–' : amount(eacCpi.value, 'compact')}</span>
      </Tile>
    </dl>
  );
}

const shareOf = (amount: number, whole: number) =>
  ({ kind: 'percent', percent: whole > 0 ? Math.round((amount * 1000) / whole) / 10 : 0 }) as const;

interface TileProps {
  readonly name: string;
  readonly more: string;
  readonly children: ReactNode;
}

function Tile({ name, more, children }: TileProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.figure}>{children}</dd>
      <dd className={styles.more}>{more}</dd>
    </div>
  );
}
