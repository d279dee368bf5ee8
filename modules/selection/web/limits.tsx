import { useFormat, useWords } from '#platform/web';
import { freeSkills } from './free-skills.ts';
import styles from './selection.module.css';
import { isOfPeople, type Scenario } from './selection.ts';
import { useTold } from './use-told.ts';

/** What there is of each limit by period and how much of it is used; what one more of it would buy. */
export function Limits({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const told = useTold(of);
  const format = useFormat();
  const people = (hundredths: number) => format.number(hundredths / 100, 1);
  const { answer, rules } = of;
  if (!answer) return null;
  const free = freeSkills(of, t);
  const buys = answer.moreBuys.filter(({ value }) => value > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <aside className={styles.limits} aria-label={t('limit.title')} tabIndex={0}>
      <h2>{t('limit.title')}</h2>
      {answer.limits.length === 0 && <p className="dim">{t('limit.none')}</p>}
      {answer.limits.map(({ kind, skill, carriesOver, periods }) => (
        <section key={`${kind} ${skill}`}>
          <h3>
            {told.limit(kind, skill)}
            {carriesOver && <span className="dim"> {t('limit.carried')}</span>}
            {carriesOver && periods.some(({ isBinding }) => isBinding) && <b className="warn"> {t('limit.binding')}</b>}
            {isOfPeople(of, kind, skill) && <span className="dim"> {t('people.fromPeople')}</span>}
          </h3>
          <ul>
            {periods.map(({ most, used, isBinding }, index) => (
              <li key={index}>
                <span>
                  {told.period(index)}
                  {isBinding && !carriesOver && <b className="warn"> {t('limit.binding')}</b>}
                </span>
                <meter className={styles.meter} data-binding={(isBinding && !carriesOver) || undefined} min={0} max={Math.max(1, most)} value={used} aria-label={`${told.limit(kind, skill)}, ${told.period(index)}`} />
                <span className="dim">
                  {kind === 'skill'
                    ? t('limit.leftOfPeople', { used: people(used), most: people(most), left: people(most - used) })
                    : t('limit.left', { used: told.money(used), most: told.money(most), left: told.money(most - used) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {free.length > 0 && <p className="dim">{free.join(' ')}</p>}
      {rules.length > 0 && (
        <section>
          <h3>{t('rule.title')}</h3>
          <ul>
            {rules.map((rule) => (
              <li key={rule.ruleId}>{ruleText(rule, t)}</li>
            ))}
          </ul>
        </section>
      )}
      {answer.isComplete && answer.status === 'feasible' && <p className="dim">{t('limit.unproven')}</p>}
      {buys.length > 0 && (
        <section>
          <h3>{t('limit.buys')}</h3>
          <ul>
            {buys.map(({ kind, skill, period, amount, value }) => (
              <li key={`${kind} ${skill} ${period}`}>
                {t('limit.moreBuys', { more: told.amount(kind, amount), of: told.limit(kind, skill), period: told.period(period), value: told.value(value) })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  ); // biome-ignore format: short lines in a tree
}

/** A rule in words, as it stands in the scenario. */
export function ruleText(rule: Scenario['rules'][number], t: ReturnType<typeof useWords>): string {
  const { kind, names, className, least, most, lag, reason, isIdle, class: name, dimension } = rule;
  const [first = '', second = ''] = names;
  const text = t(`rule.said.${kind}`, {
    name: first,
    other: second,
    names: names.join(', '),
    class: dimension === 'risk' ? t(`risk.${name ?? 'low'}`) : (className ?? ''),
    most: most ?? 0,
    share: shareText(least, most, t),
    reason,
  });
  return [text, lag ? t('rule.lag', { count: lag }) : '', isIdle ? t('rule.idle') : ''].filter(Boolean).join(' ');
}

function shareText(least: number | null, most: number | null, t: ReturnType<typeof useWords>): string {
  if (least !== null && most !== null) return t('rule.between', { least, most });
  return least !== null ? t('rule.least', { least }) : t('rule.most', { most: most ?? 0 });
}
