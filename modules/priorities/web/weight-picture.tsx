import { useState } from 'react';
import { type Judged, neighbourSwaps, rank, scoreLines } from '#engine';
import { useFormat, useNarrow, useWords } from '#platform/web';
import { placeLabels } from './place-labels.ts';
import styles from './priorities.module.css';
import type { PrioritiesAnswer } from './priorities.ts';

interface WeightPictureProps {
  readonly answer: PrioritiesAnswer;
  readonly judged: readonly Judged[];
  /** As they are now, or as they are typed. */
  readonly shares: readonly number[];
  readonly criterionId: string;
  readonly names: ReadonlyMap<string, string>;
}

/** So many lines, the first of the list: more are not told apart. */
const most = 8;
/** One unit is about a pixel: on a phone the words would else shrink with the picture. */
const boxes = {
  wide: { width: 560, height: 320, left: 34, right: 170, top: 12, bottom: 26, letters: 26 },
  narrow: { width: 358, height: 320, left: 26, right: 132, top: 12, bottom: 26, letters: 20 },
} as const;

const cutTo = (name: string, letters: number) => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name);

/** Each score as a straight line over the weight of one criterion: where two lines cross, the two swap. */
export function WeightPicture({ answer, judged, shares, criterionId, names }: WeightPictureProps) {
  const t = useWords('priorities');
  const format = useFormat();
  const [isTable, setTable] = useState(false);
  const box = boxes[useNarrow() ? 'narrow' : 'wide'];
  const across = (share: number) => box.left + share * (box.width - box.left - box.right);
  const up = (score: number) => box.top + (1 - score / 100) * (box.height - box.top - box.bottom);
  const index = answer.criteria.findIndex((one) => one.criterionId === criterionId);
  const criterion = answer.criteria[index]?.name ?? '';
  const first = new Set(rank(judged, shares)?.slice(0, most).map(({ id }) => id)); // biome-ignore format: one line
  const lines = scoreLines(judged.filter(({ id }) => first.has(id)), shares, index); // biome-ignore format: one line
  const now = shares[index] ?? 0;
  const swaps = neighbourSwaps(judged, shares).filter((one) => one.criterion === index);
  const nearest = swaps.toSorted((a, b) => Math.abs(a.swapsAt - now) - Math.abs(b.swapsAt - now))[0];
  const percent = (share: number) => format.number(100 * share, 1);
  const sentence = nearest
    ? t('picture.sentence', { above: names.get(nearest.above) ?? '', below: names.get(nearest.below) ?? '', criterion, at: percent(nearest.swapsAt), now: percent(now) }) // biome-ignore format: one line
    : t('picture.sentenceNone', { criterion });
  const scoreAt = ({ without, alone }: (typeof lines)[number], share: number) => without + share * (alone - without);
  const labels = placeLabels(lines.map((line) => ({ id: line.id, at: up(line.alone) })), 14, box.top + 4, box.height - box.bottom); // biome-ignore format: one line
  const title = t('picture.title', { criterion });
  return (
    <figure className={styles.picture}>
      <figcaption>
        <span>{sentence}</span>
        <button type="button" className="link-button" onClick={() => setTable(!isTable)}>
          {t(isTable ? 'picture.asPicture' : 'picture.asTable')}
        </button>
      </figcaption>
      {isTable ? (
        <table className={styles.table} aria-label={t('picture.table', { criterion })}>
          <thead>
            <tr>
              <th scope="col">{t('column.name')}</th>
              {[0, now, 1].map((share, at) => (
                <th key={String(at)} scope="col">
                  {t('picture.at', { percent: percent(share) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row">{names.get(line.id)}</th>
                {[0, now, 1].map((share, at) => (
                  <td key={String(at)}>{format.fixed(scoreAt(line, share), 1)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={title}>
          {[0, 50, 100].map((score) => (
            <g key={score}>
              <line className={styles.rule} x1={across(0)} x2={across(1)} y1={up(score)} y2={up(score)} />
              <text x={box.left - 6} y={up(score) + 4} textAnchor="end">
                {score}
              </text>
            </g>
          ))}
          {[0, 0.5, 1].map((share) => (
            <text key={share} x={across(share)} y={box.height - 8} textAnchor="middle">
              {t('weights.shareOf', { percent: format.number(100 * share, 0) })}
            </text>
          ))}
          <line className={styles.now} x1={across(now)} x2={across(now)} y1={up(100)} y2={up(0)} />
          {lines.map((line) => (
            <line
              key={line.id}
              className={styles.line}
              data-lit={nearest && (line.id === nearest.above || line.id === nearest.below) ? '' : undefined}
              x1={across(0)}
              y1={up(line.without)}
              x2={across(1)}
              y2={up(line.alone)}
            />
          ))}
          {swaps.map((swap) => {
            const line = lines.find(({ id }) => id === swap.above);
            if (!line || !first.has(swap.below)) return null;
            return (
              <circle
                key={`${swap.above} ${swap.below}`}
                className={styles.cross}
                cx={across(swap.swapsAt)}
                cy={up(scoreAt(line, swap.swapsAt))}
                r={4}
              />
            );
          })}
          {labels.map(({ id, at }) => (
            <text key={id} x={across(1) + 8} y={at + 4} data-lit={nearest && (id === nearest.above || id === nearest.below) ? '' : undefined}>
              {cutTo(names.get(id) ?? '', box.letters)}
            </text>
          ))}
        </svg>
      )}
    </figure>
  ); // biome-ignore format: short
}
