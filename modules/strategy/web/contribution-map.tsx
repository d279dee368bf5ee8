import { type ReactNode, useMemo, useState } from 'react';
import { type Money, useMoney } from '#modules/offices/web/parts';
import { Anchor, type OpenRecord, useNarrow, useWords, WithPanel } from '#platform/web';
import { layOutMap, type MapBand, type MapNode, nowhere, twoLines } from './map-layout.ts';
import { useAlignedProjects } from './project-list.tsx';
import styles from './strategy.module.css';
import type { StrategyAnswer } from './strategy.ts';

interface ContributionMapProps {
  readonly answer: StrategyAnswer;
  readonly tools: ReactNode;
  readonly acts: ReactNode;
  readonly panel: ReactNode;
  readonly open: OpenRecord;
}

const wantedHeight = 420;
const threeLines = 51;

/** Where the money goes: projects left, objectives right, bands as thick as the money between them. */
export function ContributionMap({ answer, tools, acts, panel, open }: ContributionMapProps) {
  const t = useWords('strategy');
  const { items } = useAlignedProjects(answer);
  const all = useMoney();
  // beside a narrow picture names break
  const least = useNarrow() ? threeLines : twoLines;
  const [lit, light] = useState<string | null>(null);
  const layout = useMemo(() => {
    const flows = (items ?? []).map(({ projectId, amountMinor, parts }) => ({ id: projectId, amountMinor: amountMinor ?? 0, parts })); // biome-ignore format: one line
    return layOutMap(flows, answer.objectives.map(({ objectiveId }) => objectiveId), wantedHeight, least); // biome-ignore format: one line
  }, [items, answer.objectives, least]);
  const money = all?.alike([...layout.left, ...layout.right].map(({ amountMinor }) => amountMinor));
  const projects = new Map(items?.map((project) => [project.projectId, project.name]));
  const objectives = new Map(answer.objectives.map((objective) => [objective.objectiveId, objective]));
  const isLit = ({ from, to }: MapBand) => lit === from || lit === to;
  return (
    <WithPanel panel={panel}>
      <div className="bar">
        {tools}
        <div className="bar-end">{acts}</div>
      </div>
      <div className={styles.scroll}>
        {items?.length === 0 ? (
          <p className="dim">{t('map.noProjects')}</p>
        ) : (
          <figure className={styles.map} style={{ height: layout.height }} aria-label={t('map.label')}>
            <ul className={styles.side}>
              {layout.left.map((node) => (
                <Block key={node.id} node={node} money={money} onLight={light}>
                  <Anchor to={`/projects/${node.id}/strategy`}>{projects.get(node.id)}</Anchor>
                </Block>
              ))}
            </ul>
            <svg viewBox={`0 0 100 ${layout.height}`} preserveAspectRatio="none" aria-hidden="true">
              {layout.bands.map((band) => (
                <path
                  key={`${band.from} ${band.to}`}
                  d={pathOf(band)}
                  data-nowhere={band.to === nowhere ? '' : undefined}
                  data-lit={lit === null ? undefined : isLit(band)}
                />
              ))}
            </svg>
            <ul className={styles.side} data-end="">
              {layout.right.map((node) => (
                <Block key={node.id} node={node} money={money} onLight={light}>
                  {node.id === nowhere ? (
                    <span className="warn">{t('map.nowhere')}</span>
                  ) : (
                    <button type="button" className="link-button" onClick={() => open.open(node.id)}>
                      {objectives.get(node.id)?.name}
                    </button>
                  )}
                </Block>
              ))}
            </ul>
          </figure>
        )}
      </div>
    </WithPanel>
  );
}

interface BlockProps {
  readonly node: MapNode;
  readonly money: Money | undefined;
  readonly onLight: (id: string | null) => void;
  readonly children: ReactNode;
}

function Block({ node, money, onLight, children }: BlockProps) {
  const isNowhere = node.id === nowhere;
  return (
    <li
      style={{ top: node.top, height: node.height }}
      data-nowhere={isNowhere ? '' : undefined}
      onPointerEnter={() => onLight(node.id)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(node.id)}
      onBlur={() => onLight(null)}
    >
      {children}
      <small>{money?.text(node.amountMinor)}</small>
    </li>
  );
}

/** A ribbon with level ends. */
function pathOf({ fromTop, fromHeight, toTop, toHeight }: MapBand): string {
  const [a, b, c, d] = [fromTop, toTop, toTop + toHeight, fromTop + fromHeight];
  return `M0 ${a} C50 ${a} 50 ${b} 100 ${b} L100 ${c} C50 ${c} 50 ${d} 0 ${d} Z`;
}
