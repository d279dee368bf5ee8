import { useFormat, useWords } from '#platform/web';
import styles from './strategy.module.css';

interface ShareBarsProps {
  /** Of the strategy's weight, and of the money that serves it: percent. */
  readonly weight: number;
  readonly money: number;
}

/** Weight beside money, on one scale: where the lower bar is the shorter one, the money lags behind what is wanted. */
export function ShareBars({ weight, money }: ShareBarsProps) {
  const t = useWords('strategy');
  const format = useFormat();
  const text = t('shares', { weight: format.number(weight, 0), money: format.number(money, 0) });
  return (
    <span className={styles.shares} title={text}>
      <span className={styles.bars} aria-hidden="true">
        <i style={{ width: `${Math.min(100, weight * 2)}%` }} />
        <i style={{ width: `${Math.min(100, money * 2)}%` }} data-money="" />
      </span>
      <span>{t('pair', { weight: format.number(weight, 0), money: format.number(money, 0) })}</span>
    </span>
  );
}
