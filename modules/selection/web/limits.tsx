import { useWords } from '#platform/web';
import { freeSkills } from './free-skills.ts';
import { isUsed, type Limit, LimitPart } from './limit-part.tsx';
import styles from './selection.module.css';
import type { Scenario } from './selection.ts';
import { useTold } from './use-told.ts';
import { useWhy } from './use-why.ts';

/** What there is of each limit and how much of it is used, those that nothing uses folded; what one more of it would buy. */
export function Limits({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const told = useTold(of);
  const why = useWhy(of);
  const { answer, rules } = of;
  if (!answer) return null;
  const { limits } = answer;
  const idle = limits.filter((limit) => !isUsed(limit));
  const shown = (limit: Limit) => <LimitPart key={`${limit.kind} ${limit.skill}`} of={of} limit={limit} />;
  const free = freeSkills(of, t);
  const buys = answer.moreBuys.filter(({ value }) => value > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <aside className={styles.limits} aria-label={t('limit.title')} tabIndex={0}>
      <h2>{t('limit.title')}</h2>
      {limits.length === 0 && <p className="dim">{t('limit.none')}</p>}
      {limits.filter(isUsed).map(shown)}
      {idle.length > 0 && (
        <details>
          <summary>{t('limit.idle', { count: idle.length })}</summary>
          {idle.map(shown)}
        </details>
      )}
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
            {buys.map(({ kind, skill, period, amount, value, enters, leaves }) => (
              <li key={`${kind} ${skill} ${period}`}>
                {t(leaves.length ? 'limit.buysInstead' : enters.length ? 'limit.buysWith' : 'limit.moreBuys', { more: told.amount(kind, amount), of: told.limit(kind, skill), period: told.period(period), value: told.value(value), enters: enters.length ? why.names(enters) : t('limit.nothing'), leaves: why.names(leaves) })}
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
