import { useMoney } from '#modules/offices/web/parts';
import { Anchor, useWords } from '#platform/web';
import type { Moving } from './bands.ts';
import { Bar } from './bar.tsx';
import styles from './roadmap.module.css';
import type { RoadmapAnswer, RoadmapItem } from './roadmap.ts';

const costOf = (items: readonly RoadmapItem[]) => items.reduce((sum, { costMinor }) => sum + (costMinor ?? 0), 0);

interface ItemRowsProps extends Moving {
  readonly answer: RoadmapAnswer;
  readonly by: 'office' | 'theme';
}

/** Groups with what is in them: a group's bar goes from its first start to its last end. */
export function ItemRows({ answer, by, ...moving }: ItemRowsProps) {
  const t = useWords('roadmap');
  const groups = new Map<string, RoadmapItem[]>();
  for (const item of answer.investments) {
    const name = by === 'office' ? item.officeName : (item.themeName ?? t('noTheme'));
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const money = useMoney()?.alike([...groups.values()].map(costOf));
  const columns = (answer.quarterOf.at(-1) ?? -1) + 1;
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, items]) => {
      const starts = items.flatMap(({ firstOn }) => firstOn ?? []).sort();
      const ends = items.flatMap(({ lastOn }) => lastOn ?? []).sort();
      const of = (kind: RoadmapItem['kind']) => items.filter((item) => item.kind === kind).length;
      const projects = t('projects', { count: of('project') });
      const proposals = t('proposals', { count: of('proposal') });
      const amount = money?.text(costOf(items)) ?? '';
      return (
        <tbody key={name}>
          <tr className={styles.group}>
            <th scope="rowgroup">
              {name} <small>{t('rolled', { projects, proposals, amount })}</small>
            </th>
            <td colSpan={columns} data-dated>
              {starts[0] && ends.length > 0 && (
                <Bar answer={answer} firstOn={starts[0]} lastOn={ends.at(-1) ?? starts[0]} look="bracket" />
              )}
            </td>
          </tr>
          {items
            .toSorted((a, b) => ((a.firstOn ?? '9') < (b.firstOn ?? '9') ? -1 : 1))
            .map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <Anchor to={item.kind === 'project' ? `/projects/${item.id}` : `/proposals/${item.id}`}>
                    {item.name}
                  </Anchor>
                </th>
                <td colSpan={columns} data-dated>
                  {item.firstOn && item.lastOn ? (
                    <Bar
                      answer={answer}
                      firstOn={item.firstOn}
                      lastOn={item.lastOn}
                      look={item.confidence}
                      item={item}
                      {...moving}
                    />
                  ) : (
                    <span className={styles.unplaced}>{t('unplaced')}</span>
                  )}
                </td>
              </tr>
            ))}
        </tbody>
      );
    });
}
