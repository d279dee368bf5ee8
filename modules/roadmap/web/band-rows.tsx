import { useMoney } from '#modules/offices/web/parts';
import { Anchor, useFormat, useWords } from '#platform/web';
import type { Bands } from './bands.ts';
import styles from './roadmap.module.css';
import type { RoadmapAnswer } from './roadmap.ts';

interface BandRowsProps {
  readonly answer: RoadmapAnswer;
  readonly bands: Bands;
  /** As it is while nothing is tried. */
  readonly before: Bands;
  readonly quarters: readonly string[];
}

/** What all of it needs by quarter: people by skill, then money. What a try changes is outlined. */
export function BandRows({ bands, before, quarters }: BandRowsProps) {
  const t = useWords('roadmap');
  const format = useFormat();
  const money = useMoney()?.alike([...bands.committed, ...bands.proposed]);
  const amounts = [
    ['moneyProjects', bands.committed, before.committed],
    ['moneyProposals', bands.proposed, before.proposed],
  ] as const;
  return (
    <>
      <tbody>
        <tr className={styles.group}>
          <th scope="rowgroup">{t('people')}</th>
          <td colSpan={quarters.length} />
        </tr>
        {bands.people.map((band, row) => (
          <tr key={band.skillId}>
            <th scope="row">
              <Anchor to={`/capacity?open=${band.skillId}&length=quarter&demand=all`}>{band.name}</Anchor>
            </th>
            {quarters.map((quarter, index) => {
              const [asked = 0, supply = 0] = [band.asked[index], band.supply[index]];
              const isOver = band.isOver[index];
              const title = t('cell', { skill: band.name, quarter, asked: format.number(asked, 1), supply: format.number(supply, 1) }); // biome-ignore format: one line
              const share = asked <= 0 ? '–' : supply > 0 ? `${format.number((asked * 100) / supply, 0)} %` : format.number(asked, 1); // biome-ignore format: one line
              return (
                <td
                  key={quarter}
                  title={title}
                  data-over={isOver}
                  data-changed={Math.abs(asked - (before.people[row]?.asked[index] ?? 0)) > 0.005}
                >
                  {isOver && <span aria-hidden="true">▲ </span>}
                  {share}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
      <tbody>
        <tr className={styles.group}>
          <th scope="rowgroup">{t('money')}</th>
          <td colSpan={quarters.length} />
        </tr>
        {amounts.map(([key, list, was]) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            {quarters.map((quarter, index) => (
              <td key={quarter} data-changed={list[index] !== was[index]}>
                {list[index] ? money?.text(list[index]) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  );
}
