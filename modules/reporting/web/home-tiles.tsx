import type { CSSProperties } from 'react';
import type { Parameter } from '#engine';
import { Anchor, Sentence, Sparkline, useAllWords, useFormat, useWords } from '#platform/web';
import { balancedColumns, lastSpan } from './balanced-columns.ts';
import styles from './home.module.css';
import { type HomeTile, messageOf } from './reporting.ts';

/** Figures, each with its change, how it went, a sentence, and the list behind it. */
export function HomeTiles({ tiles }: { readonly tiles: readonly HomeTile[] }) {
  const t = useWords('reporting');
  return (
    <section aria-label={t('home.figures')}>
      <dl className={styles.tiles} style={columnsOf(tiles.length)}>
        {tiles.map((tile) => (
          <Tile key={tile.id} tile={tile} />
        ))}
      </dl>
    </section>
  );
}

/** By how many have room: on a wide window, and on one that is less so. */
const columnsOf = (count: number) =>
  ({
    '--wide': balancedColumns(count, 6),
    '--wide-last': lastSpan(count, balancedColumns(count, 6)),
    '--medium': balancedColumns(count, 4),
    '--medium-last': lastSpan(count, balancedColumns(count, 4)),
  }) as CSSProperties;

const trendTones = { late: 'late', good: 'good', warn: undefined } as const;

function Tile({ tile }: { readonly tile: HomeTile }) {
  const t = useWords('reporting');
  const words = useAllWords();
  const format = useFormat();
  const { label, figure, of, change, sparkline, sentence, link, tone } = tile;
  const name = words.text(label);
  const text = figure === null ? '–' : words.format(figure as Parameter, 'compact');
  const exact = figure === null ? text : words.format(figure as Parameter);
  const told = of === null ? text : t('home.of', { figure: text, of });
  const moved = typeof change === 'number' && change !== 0 ? format.signed(change, '').trim() : null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.figure} data-tone={tone ?? undefined}>
        <Anchor to={link} aria-label={`${name}: ${told}`} title={exact === text ? undefined : exact}>
          {told}
        </Anchor>
        {moved && <small>{moved}</small>}
        <Sparkline
          name={t('home.trend', { label: name })}
          values={sparkline}
          tone={tone ? trendTones[tone] : undefined}
        />
      </dd>
      <dd className={styles.says}>
        <Sentence message={messageOf(sentence)} />
      </dd>
    </div>
  );
}
