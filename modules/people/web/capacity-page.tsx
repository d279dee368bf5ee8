import { useMemo } from 'react';
import { OfficeChoice } from '#modules/offices/web/parts';
import {
  Anchor,
  Choice,
  EmptyState,
  ErrorPage,
  Lead,
  Page,
  Sentence,
  useAddress,
  useOpenRecord,
  useOperation,
  useWords,
  WithPanel,
} from '#platform/web';
import { CapacityHeat, type Shown } from './capacity-heat.tsx';
import { FigurePanel } from './figure-panel.tsx';
import styles from './people.module.css';
import { type CapacityAnswer, people, topics } from './people.ts';
import { UnknownNames } from './unknown-names.tsx';

const lengths = ['month', 'quarter'] as const;
const figures = ['use', 'gap'] as const;
const demands = ['projects', 'all'] as const;
const counts = { month: 12, quarter: 8 } as const;

/** Where people are short and where they are free, by skill and period; a figure opens who and what it is made of. */
export function CapacityPage() {
  const t = useWords('people');
  const [saidLength, sayLength] = useAddress('length');
  const [saidFigure, sayFigure] = useAddress('figure');
  const [saidDemand, sayDemand] = useAddress('demand');
  const [officeId, chooseOffice] = useAddress('office');
  const panel = useOpenRecord();
  const length = lengths.find((one) => one === saidLength) ?? 'month';
  const shown: Shown = {
    figure: figures.find((one) => one === saidFigure) ?? 'use',
    demand: demands.find((one) => one === saidDemand) ?? 'projects',
  };
  const { data, error, refetch } = useOperation(
    people.getCapacity,
    { officeId, length, count: counts[length] },
    { topics, keepsLast: true },
  );
  const opened = useMemo(() => data && openedCell(data, panel.id, shown), [data, panel.id, shown.demand]);
  if (error && !data) return <ErrorPage title={t('title')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Page title={t('title')}>{null}</Page>;
  const isEmpty = data.skills.length === 0;
  const mayWrite = data.offices.some((office) => office.mayWrite);
  return (
    <Page title={t('title')}>
      <Lead>
        {data.headline.map((message, index) => (
          <span key={message.key}>
            {index > 0 && ' '}
            <Sentence message={message as never} />
          </span>
        ))}
      </Lead>
      <WithPanel
        panel={
          opened && (
            <FigurePanel key={panel.id} opened={opened} officeId={officeId} shown={shown} onClose={panel.close} />
          )
        }
      >
        <div className="bar">
          <Choice
            label={t('length')}
            value={length}
            options={lengths.map((value) => ({ value, label: t(`lengths.${value}`) }))}
            onChange={(value) => sayLength(value === 'month' ? undefined : value)}
          />
          <Choice
            label={t('figure')}
            value={shown.figure}
            options={figures.map((value) => ({ value, label: t(`figures.${value}`) }))}
            onChange={(value) => sayFigure(value === 'use' ? undefined : value)}
          />
          <Choice
            label={t('demand')}
            value={shown.demand}
            options={demands.map((value) => ({ value, label: t(`demands.${value}`) }))}
            onChange={(value) => sayDemand(value === 'projects' ? undefined : value)}
          />
          <OfficeChoice offices={data.offices} officeId={officeId} onChange={chooseOffice} hasAll />
        </div>
        {isEmpty ? (
          <EmptyState
            title={t('empty.title')}
            act={mayWrite && <Anchor to="/resources?open=new">{t('resource.new')}</Anchor>}
          >
            {t('empty.text')}
          </EmptyState>
        ) : (
          <div className={styles.body}>
            <CapacityHeat answer={data} shown={shown} open={panel} />
            <p className="dim">{t(shown.figure === 'use' ? 'heat.use' : 'heat.gap')}</p>
            <UnknownNames answer={data} />
          </div>
        )}
      </WithPanel>
    </Page>
  );
}

/** Of a skill alone the period in which it is shortest; `none` is what no skill is known of. */
function openedCell({ skills, periods }: CapacityAnswer, id: string | undefined, { demand }: Shown) {
  const [skill, from] = id?.split('.') ?? [];
  const row = skills.find(({ skillId }) => (skillId ?? 'none') === skill);
  if (!row) return undefined;
  const short = ({ supplyHours, projectHours, proposalHours }: (typeof row.cells)[number]) =>
    projectHours + (demand === 'all' ? proposalHours : 0) - supplyHours;
  const worst = row.cells.reduce(
    (best, cell, index) => (short(cell) > short(row.cells[best] ?? cell) ? index : best),
    0,
  );
  const period = periods.find((one) => one.from === from) ?? periods[worst];
  return period && { skillId: row.skillId, name: row.name, period };
}
