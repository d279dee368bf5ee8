import { useState } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import { Button, DateText, SideScroll, useFormat, useWords } from '#platform/web';
import { DemandForm, FlowForm, OptionForm } from './case-forms.tsx';
import { figureRows, preferredFirst } from './figure-rows.ts';
import styles from './intake.module.css';
import type { Case, CaseOption } from './intake.ts';
import { OptionFigures } from './option-figures.tsx';
import { gone, useCaseWriter } from './use-case-writer.ts';

/** The options side by side, each figure said how; then the years of each, and what they are made of. */
export function CaseOptions({ of }: { readonly of: Case }) {
  const t = useWords('intake');
  const format = useFormat();
  const money = useMoney();
  const [isAdding, setAdding] = useState(false);
  const { terms, mayWrite } = of;
  const options = preferredFirst(of.options);
  const rows = money ? figureRows(options, { t, format, money }) : [];
  const rate = terms.yearlyRatePercent;
  const hasFigures = options.some(({ flows }) => flows.length > 0);
  return (
    <section>
      <h2>{t('option.title')}</h2>
      {hasFigures && (
        <>
          <p className="dim">
            {rate === null
              ? t('terms.none', { day: { kind: 'date', at: terms.baseDay } })
              : t('terms.rate', {
                  rate: { kind: 'percent', percent: rate },
                  office: terms.rateOffice ?? '',
                  day: { kind: 'date', at: terms.baseDay },
                })}
          </p>
          <OptionFigures options={options} rows={rows} />
        </>
      )}
      {options.map((option) => (
        <Option key={option.optionId} of={of} option={option} />
      ))}
      {options.length === 0 && <p className="dim">{t('option.none')}</p>}
      {mayWrite && !isAdding && <Button onClick={() => setAdding(true)}>{t('option.add')}</Button>}
      {isAdding && <OptionForm of={of} onDone={() => setAdding(false)} />}
    </section>
  );
}

interface OptionProps {
  readonly of: Case;
  readonly option: CaseOption;
}

function Option({ of, option }: OptionProps) {
  const t = useWords('intake');
  const format = useFormat();
  const all = useMoney();
  const [adding, add] = useState<'flow' | 'demand' | null>(null);
  const { write } = useCaseWriter(of.proposalId);
  const { optionId, name, kind, about, flows, demands, figures } = option;
  const money = all?.alike(flows.flatMap((flow) => [flow.amountMinor, flow.leastMinor, flow.mostMinor]));
  const kindText = t(`option.kind.${kind}`);
  const take = (entity: 'case-flow' | 'case-demand' | 'case-option', id: string, label: string, said = t('remove')) =>
    of.mayWrite && (
      <Button aria-label={label} onClick={() => void write([gone(entity, id)]).catch(() => {})}>
        {said}
      </Button>
    );
  const every = (flow: CaseOption['flows'][number]) =>
    flow.every === 'once' ? '' : ` · ${t(`every.${flow.every}`)} × ${format.number(flow.times)}`;
  return (
    <details className={styles.option} open={option.isPreferred}>
      <summary>
        {name} {kindText !== name && <span className="dim">{kindText}</span>}
      </summary>
      {about && <p>{about}</p>}
      {figures.years.length > 0 && flows.length > 0 && (
        <SideScroll label={t('years.of', { name })}>
          <table className={styles.figures}>
            <thead>
              <tr>
                {(['year', 'capex', 'opex', 'benefit', 'net', 'cumulative', 'present'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`years.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.years.map((year) => (
                <tr key={year.fiscalYear}>
                  <th scope="row">{year.fiscalYear}</th>
                  {[
                    year.capexMinor,
                    year.opexMinor,
                    year.benefitMinor,
                    year.netMinor,
                    year.cumulativeMinor,
                    year.presentMinor,
                  ].map((minor, index) => (
                    <td key={index}>{minor === 0 ? '–' : money?.whole(minor)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      )}
      <ul className={styles.statements}>
        {flows.map((flow) => (
          <li key={flow.flowId}>
            <b>{flow.name}</b> <span className="dim">{t(`flow.kind.${flow.benefitClass ?? flow.kind}`)}</span>{' '}
            {money?.text(flow.amountMinor)}
            {flow.leastMinor !== null && flow.mostMinor !== null && (
              <span className="dim">
                {' '}
                (
                {t('flow.range', {
                  least: money?.text(flow.leastMinor) ?? '',
                  most: money?.text(flow.mostMinor) ?? '',
                })}
                )
              </span>
            )}{' '}
            <span className="dim">
              <DateText at={flow.firstOn} />
              {every(flow)}
            </span>
            {take('case-flow', flow.flowId, t('flow.remove', { name: flow.name }))}
          </li>
        ))}
        {demands.map((demand) => (
          <li key={demand.demandId}>
            <b>{demand.skill}</b>{' '}
            <span className="dim">
              {t('demand.line', { people: t('demand.people', { count: demand.people }), count: demand.months })} ·{' '}
              <DateText at={demand.fromOn} />
            </span>
            {take('case-demand', demand.demandId, t('flow.remove', { name: demand.skill }))}
          </li>
        ))}
      </ul>
      {of.mayWrite && adding === null && (
        <div className={styles.acts}>
          <Button onClick={() => add('flow')}>{t('flow.add')}</Button>
          <Button onClick={() => add('demand')}>{t('demand.add')}</Button>
          {take('case-option', optionId, t('option.remove', { name }), t('option.removeThis'))}
        </div>
      )}
      {adding === 'flow' && <FlowForm of={of} option={option} onDone={() => add(null)} />}
      {adding === 'demand' && <DemandForm of={of} option={option} onDone={() => add(null)} />}
    </details>
  );
}
