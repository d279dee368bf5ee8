import { type CSSProperties, useMemo, useState } from 'react';
import { monthsLater } from '#engine';
import { useMoveProposal } from '#modules/intake/web/parts';
import { Choice, ErrorPage, Fault, Lead, Page, SideScroll, useAddress, useOperation, useWords } from '#platform/web';
import { BandRows } from './band-rows.tsx';
import { bandsOf, type Move, shortFirst, upToTheLast } from './bands.ts';
import { placeOf } from './bar.tsx';
import { ItemRows } from './item-rows.tsx';
import { Legend } from './legend.tsx';
import styles from './roadmap.module.css';
import { roadmap, topics } from './roadmap.ts';
import { useQuarterText } from './use-quarters.ts';

const groupings = ['office', 'theme'] as const;

/** What runs and what is proposed over the years, with the people and money that it takes; a proposal is tried before it is moved. */
export function RoadmapPage() {
  const t = useWords('roadmap');
  const [said, say] = useAddress('by');
  const by = groupings.find((one) => one === said) ?? 'office';
  const [move, tryMove] = useState<Move | null>(null);
  const mover = useMoveProposal();
  const { data: all, error, refetch } = useOperation(roadmap.getRoadmap, { months: 48 }, { topics, keepsLast: true });
  const data = useMemo(() => all && upToTheLast(all), [all]);
  const quarters = useQuarterText(data);
  if (error && !data) return <ErrorPage title={t('title')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Page title={t('title')}>{null}</Page>;
  const [bands, before] = [bandsOf(data, move), bandsOf(data, null)];
  const save = async ({ id, months }: Move) => {
    if (mover.isRunning) return; // a key that is held, or pressed again, would move it from where it just went
    try {
      await mover.move(id, months);
      await refetch();
    } catch {
      // said below the bars
    } finally {
      tryMove((now) => (now?.id === id ? null : now)); // another may be tried meanwhile
    }
  };
  const style = {
    minWidth: 200 + quarters.length * 64,
    '--quarters': quarters.length,
    '--today-at': `${placeOf(data.months, data.today) * 100}%`,
  } as CSSProperties;
  const tried = move && data.investments.find(({ id }) => id === move.id);
  const count = (kind: string) => data.investments.filter((one) => one.kind === kind).length;
  const counts = {
    projects: t('projects', { count: count('project') }),
    proposals: t('proposals', { count: count('proposal') }),
  };
  const first = shortFirst(before);
  const lead = !data.investments.length
    ? t('lead.none')
    : first
      ? t('lead.over', { ...counts, skill: first.name, count: before.shortQuarters })
      : t('lead.fits', counts);
  return (
    <Page title={t('title')}>
      <Lead>{lead}</Lead>
      <div className="bar">
        <Choice
          label={t('group')}
          value={by}
          options={groupings.map((value) => ({ value, label: t(`groups.${value}`) }))}
          onChange={(value) => say(value === 'office' ? undefined : value)}
        />
        <p className={styles.tried} role="status">
          {tried?.firstOn &&
            move &&
            t(bands.over === before.over ? 'lead.same' : 'lead.moved', {
              name: tried.name,
              day: { kind: 'date', at: monthsLater(tried.firstOn, move.months) },
              before: before.over,
              after: bands.over,
            })}
        </p>
      </div>
      <div className={styles.body}>
        <Fault error={mover.error} />
        <SideScroll className={styles.scroll} label={t('region')}>
          <table className={styles.table} style={style}>
            <thead>
              <tr>
                <th scope="col">{t('what')}</th>
                {quarters.map((quarter) => (
                  <th key={quarter} scope="col">
                    {quarter}
                  </th>
                ))}
              </tr>
            </thead>
            <ItemRows answer={data} by={by} move={move} onTry={tryMove} onSave={(next) => void save(next)} />
            <BandRows answer={data} bands={bands} before={before} quarters={quarters} />
          </table>
        </SideScroll>
        <Legend />
        <p className="dim">{t('note')}</p>
      </div>
    </Page>
  );
}
