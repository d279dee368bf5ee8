import { type ReactNode, useState } from 'react';
import { useCurrency } from '#modules/offices/web/parts';
import { Anchor, Button, Form, useWords } from '#platform/web';
import { LimitForm } from './limit-form.tsx';
import { ruleText } from './limits.tsx';
import { PeopleLeft } from './people-left.tsx';
import { RuleForm } from './rule-form.tsx';
import { RunningForm } from './running-form.tsx';
import { runningText } from './running-text.ts';
import styles from './selection.module.css';
import type { Scenario } from './selection.ts';
import { edits, gone, useScenarioWriter } from './use-scenario-writer.ts';
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

/** The scenario's own fields. */
function Terms({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const currency = useCurrency();
  const { write } = useScenarioWriter(of.scenarioId);
  if (!currency) return null;
  const { name, about, firstOn, period, periods, mostDelay, valueBy, nodeLimit, ranking } = of;
  const values = ['worth', 'aligned', ...(ranking?.isByWeights || valueBy === 'score' ? ['score'] : [])];
  return (
    <section>
      <h2>{t('terms.title')}</h2>
      <Form
        fields={[
          { name: 'name', label: t('field.name') },
          { name: 'about', label: t('field.about'), type: 'paragraph', isOptional: true },
          { name: 'firstOn', label: t('field.firstOn'), type: 'date' },
          { name: 'period', label: t('field.period'), type: 'select', options: (['month', 'quarter', 'year'] as const).map((value) => ({ value, label: t(`periods.${value}`) })) },
          { name: 'periods', label: t('field.periods'), type: 'whole-number', most: 40 },
          { name: 'mostDelay', label: t('field.mostDelay'), help: t('field.mostDelayHelp'), type: 'whole-number', most: 12 },
          { name: 'valueBy', label: t('field.valueBy'), type: 'select', options: values.map((value) => ({ value, label: t(`valueBy.${value}`) })), ...(ranking && { help: t(ranking.isByWeights ? 'field.valueByHelp' : 'field.valueByRatio', { office: ranking.officeName }) }) },
          { name: 'nodeLimit', label: t('field.nodeLimit'), help: t('field.nodeLimitHelp'), type: 'whole-number', most: 1_000_000 },
        ]} // biome-ignore format: a table
        values={{ name, about, firstOn, period, periods: String(periods), mostDelay: String(mostDelay), valueBy, nodeLimit: String(nodeLimit) }} // biome-ignore format: one record
        act={t('terms.act')}
        isMinor
        onSubmit={(typed) =>
          write(
            edits('scenario', of.scenarioId, of, {
              ...typed,
              firstOn: `${typed.firstOn.slice(0, 7)}-01`,
              periods: Math.max(1, Number(typed.periods)),
              mostDelay: Number(typed.mostDelay),
              nodeLimit: Math.max(1, Number(typed.nodeLimit)),
            }),
          )
        }
      />
    </section>
  );
}
