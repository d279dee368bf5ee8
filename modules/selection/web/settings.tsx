import { type ReactNode, useState } from 'react';
import { Anchor, Button, useWords } from '#platform/web';
import { LimitForm } from './limit-form.tsx';
import { ruleText } from './limits.tsx';
import { PeopleLeft } from './people-left.tsx';
import { RuleForm } from './rule-form.tsx';
import { RunningForm } from './running-form.tsx';
import { runningText } from './running-text.ts';
import styles from './selection.module.css';
import type { Scenario } from './selection.ts';
import { Terms } from './terms.tsx';
import { gone, useScenarioWriter } from './use-scenario-writer.ts';
import { useTold } from './use-told.ts';

type Adding = 'limit' | 'rule' | 'running' | null;

/** What a scenario assumes: its time, its limits, its rules, the running projects that are part of the choice. */
export function Settings({ of, children }: { readonly of: Scenario; readonly children: ReactNode }) {
  const t = useWords('selection');
  const told = useTold({ ...of, answer: null });
  const [adding, add] = useState<Adding>(null);
  const { write } = useScenarioWriter(of.scenarioId);
  const mayChange = of.mayWrite && !of.isFixed;
  const done = () => add(null);
  const take = (entity: 'selection-limit' | 'selection-rule' | 'selection-running', id: string, name: string) =>
    mayChange && (
      <Button aria-label={t('removeOne', { name })} onClick={() => void write([gone(entity, id)]).catch(() => {})}>
        {t('remove')}
      </Button>
    );
  const start = (what: Exclude<Adding, null>, label: string) =>
    mayChange && adding === null && <Button onClick={() => add(what)}>{label}</Button>;
  const without = of.candidates.filter(({ hasFigures }) => !hasFigures).map(({ name }) => name);
  const unranked = of.candidates.filter(({ hasFigures, isRanked }) => hasFigures && !isRanked).map(({ name }) => name);
  return (
    <div className={styles.settings}>
      <section>
        <h2>{t('limit.title')}</h2>
        {of.limits.length === 0 && <p className="dim">{t('limit.noneOwn')}</p>}
        <ul className={styles.list}>
          {of.limits.map(({ limitId, kind, skill, byPeriod, carriesOver }) => (
            <li key={limitId}>
              <b>{told.limit(kind, skill)}</b>{' '}
              {byPeriod.map((amount, index) => `${told.period(index)}: ${told.amount(kind, amount)}`).join(' · ')}
              {carriesOver && <span className="dim"> {t('limit.carried')}</span>}{' '}
              {take('selection-limit', limitId, told.limit(kind, skill))}
            </li>
          ))}
        </ul>
        {adding === 'limit' ? <LimitForm of={of} onDone={done} /> : start('limit', t('limit.add'))}
      </section>
      <PeopleLeft of={of} />
      <section>
        <h2>{t('rule.title')}</h2>
        {of.rules.length === 0 && <p className="dim">{t('rule.none')}</p>}
        <ul className={styles.list}>
          {of.rules.map((rule) => (
            <li key={rule.ruleId}>
              {ruleText(rule, t)} {take('selection-rule', rule.ruleId, ruleText(rule, t))}
            </li>
          ))}
        </ul>
        {adding === 'rule' ? <RuleForm of={of} onDone={done} /> : start('rule', t('rule.add'))}
      </section>
      <section>
        <h2>{t('running.title')}</h2>
        {of.running.length === 0 && <p className="dim">{t('running.none')}</p>}
        <ul className={styles.list}>
          {of.running.map((one) => (
            <li key={one.runningId}>
              <b>{one.name}</b> {runningText(one, told, t)}{' '}
              <Anchor to={`/projects/${one.projectId}/continuation`}>{t('running.toPage')}</Anchor>{' '}
              {take('selection-running', one.runningId, one.name)}
            </li>
          ))}
        </ul>
        {adding === 'running' ? <RunningForm of={of} onDone={done} /> : start('running', t('running.add'))}
      </section>
      {without.length > 0 && (
        <section>
          <h2>{t('without.title')}</h2>
          <p className="dim">{t('without.text', { names: without.join(', ') })}</p>
        </section>
      )}
      {of.valueBy === 'score' && unranked.length > 0 && (
        <section>
          <h2>{t('without.unranked')}</h2>
          <p className="dim">
            {t('without.unrankedText', { names: unranked.join(', '), office: of.ranking?.officeName ?? '' })}{' '}
            {of.ranking && (
              <Anchor to={`/priorities?office=${of.ranking.officeId}`}>{t('without.toPriorities')}</Anchor>
            )}
          </p>
        </section>
      )}
      {mayChange && <Terms of={of} />}
      {children}
    </div>
  );
}
