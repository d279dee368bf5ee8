import { useFormat, useWords } from '#platform/web';
import styles from './selection.module.css';
import { type Answer, isOfPeople, type Scenario } from './selection.ts';
import { useTold } from './use-told.ts';

export type Limit = Answer['limits'][number];
type Period = Limit['periods'][number] & { readonly index: number };

const counts = ({ used, isBinding }: Pick<Period, 'used' | 'isBinding'>) => used > 0 || isBinding;

/** Whether the choice uses any of it, or it stands in the way. */
export const isUsed = ({ periods }: Limit): boolean => periods.some(counts);

/** A limit by period: those that are used, and folded the ones that are not. */
export function LimitPart({ of, limit }: { readonly of: Scenario; readonly limit: Limit }) {
  const t = useWords('selection');
  const told = useTold(of);
  const { kind, skill, carriesOver } = limit;
  const periods = limit.periods.map((period, index) => ({ ...period, index }));
  const isIdle = !isUsed(limit);
  const [shown, folded] = [periods.filter((one) => isIdle || counts(one)), periods.filter((one) => !isIdle && !counts(one))]; // biome-ignore format: one line
  const list = (some: readonly Period[]) => (
    <ul>
      {some.map((period) => (
        <PeriodLine key={period.index} of={of} limit={limit} period={period} />
      ))}
    </ul>
  );
  return (
    <section>
      <h3>
        {told.limit(kind, skill)}
        {carriesOver && <span className="dim"> {t('limit.carried')}</span>}
        {carriesOver && periods.some(({ isBinding }) => isBinding) && (
          <span className="dim"> {t('limit.binding')}</span>
        )}
        {isOfPeople(of, kind, skill) && <span className="dim"> {t('people.fromPeople')}</span>}
      </h3>
      {list(shown)}
      {folded.length > 0 && (
        <details>
          <summary>{t('limit.idlePeriods', { count: folded.length })}</summary>
          {list(folded)}
        </details>
      )}
    </section>
  );
}

interface PeriodLineProps {
  readonly of: Scenario;
  readonly limit: Limit;
  readonly period: Period;
}

function PeriodLine({ of, limit: { kind, skill, carriesOver }, period }: PeriodLineProps) {
  const t = useWords('selection');
  const told = useTold(of);
  const format = useFormat();
  const people = (hundredths: number) => format.number(hundredths / 100, 1);
  const { most, used, index } = period;
  const isBinding = period.isBinding && !carriesOver;
  return (
    <li>
      <span>
        {told.period(index)}
        {isBinding && <span className="dim"> {t('limit.binding')}</span>}
      </span>
      <meter
        className={styles.meter}
        data-binding={isBinding || undefined}
        min={0}
        max={Math.max(1, most)}
        value={used}
        aria-label={`${told.limit(kind, skill)}, ${told.period(index)}`}
      />
      <span className="dim">
        {kind === 'skill'
          ? t('limit.leftOfPeople', { used: people(used), most: people(most), left: people(most - used) })
          : t('limit.left', { used: told.money(used), most: told.money(most), left: told.money(most - used) })}
      </span>
    </li>
  );
}
