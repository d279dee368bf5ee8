import { useState } from 'react';
import { Button, useNarrow, useWords } from '#platform/web';
import { boxes, frontierShape } from './frontier-shape.ts';
import styles from './selection.module.css';
import { isFound, type Scenario } from './selection.ts';
import { useTold } from './use-told.ts';

/** The best value of each budget: where more money buys another choice, and where it buys nothing. */
export function Budgets({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const all = useTold(of);
  const [isTable, setTable] = useState(false);
  const isNarrow = useNarrow();
  const { answer, budgetMinor } = of;
  if (!isFound(answer) || !answer.frontier.length || budgetMinor === null) {
    return <p className="alone dim">{t(answer && !answer.isComplete ? 'budget.notYet' : 'budget.none')}</p>;
  }
  const told = all.alike(answer.frontier.flatMap((point) => [point.budgetMinor, point.value]));
  const steps = answer.frontier.filter(({ isStep }, index) => isStep || index === 0);
  const more = answer.frontier.find((point) => point.budgetMinor > budgetMinor && point.value > answer.value);
  const sentence = more
    ? t('budget.next', {
        more: all.money(more.budgetMinor - budgetMinor),
        value: all.value(more.value - answer.value),
      })
    : t('budget.enough');
  const box = boxes[isNarrow ? 'narrow' : 'wide'];
  const { path, points, here, xOf, yOf } = frontierShape(answer.frontier, budgetMinor, answer.value, box);
  const widest = answer.frontier.at(-1)?.budgetMinor ?? 0;
  const highest = Math.max(...answer.frontier.map(({ value }) => value));
  const quarters = [0.25, 0.5, 0.75, 1];
  return (
    <section className={styles.budgets}>
      <h2>{t('budget.title')}</h2>
      <p>
        {sentence}{' '}
        <Button onClick={() => setTable(!isTable)}>
          {t(isTable ? 'budget.asChart' : 'budget.asTable')}
        </Button>
      </p>
      {isTable ? (
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{t('column.budget')}</th>
              <th scope="col">{t('column.value')}</th>
              <th scope="col">{t('column.sure')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((point) => (
              <tr key={point.budgetPercent}>
                <th scope="row">{told.money(point.budgetMinor)}</th>
                <td>{told.value(point.value)}</td>
                <td>{t(point.isProven ? 'sure.proven' : 'sure.found')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <svg className={styles.frontier} viewBox={isNarrow ? `-72 -36 ${box.width + 100} ${box.height + 68}` : `-84 -24 ${box.width + 120} ${box.height + 56}`} role="img" aria-label={t('budget.title')}>
          {quarters.map((share) => (
            <g key={share}>
              <line className={styles.rule} x1={0} x2={box.width} y1={yOf(highest * share)} y2={yOf(highest * share)} />
              <text x={-8} y={yOf(highest * share) + 4} textAnchor="end">{told.value(Math.round(highest * share))}</text>
              <text x={xOf(widest * share)} y={box.height + 20} textAnchor="middle">{told.money(Math.round(widest * share))}</text>
            </g>
          ))}
          <line className={styles.axis} x1={0} x2={box.width} y1={box.height} y2={box.height} />
          <path className={styles.steps} d={path} />
          {points.map(({ x, y, of: point }) => (
            <circle key={point.budgetPercent} cx={x} cy={y} r={3}>
              <title>{t('budget.point', { budget: told.money(point.budgetMinor), value: told.value(point.value) })}</title>
            </circle>
          ))}
          {here && (
            <g className={styles.here}>
              <circle cx={here.x} cy={here.y} r={7} />
              {/* beside a narrow picture there is room over the curve alone */}
              <text {...(isNarrow ? { x: here.x + 8, y: here.y - 16, textAnchor: 'end' } : { x: here.x + 12, y: here.y + 22 })}>{t('budget.here', { name: of.name, value: told.value(answer.value) })}</text>
            </g>
          )}
        </svg>
      )}
    </section>
  ); // biome-ignore format: a picture
}
