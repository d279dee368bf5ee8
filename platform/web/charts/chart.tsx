import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import type { ChartData } from './chart-data.ts';
import './chart.css';

const ChartPicture = lazy(() => import('./chart-picture.tsx').then((module) => ({ default: module.ChartPicture })));

interface ChartProps {
  /** What is shown, for those who do not see it. */
  readonly name: string;
  /** What it says: no chart without it. */
  readonly sentence: ReactNode;
  /** Keep it stable between renders (useMemo). */
  readonly data: ChartData;
  /** The head of the table's first column: `Day`. */
  readonly dayTitle: string;
}

/** A chart under the sentence that it proves, and the same as a table for whoever asks for one. */
export function Chart({ name, sentence, data, dayTitle }: ChartProps) {
  const t = useWords('platform');
  const [isTable, setTable] = useState(false);
  return (
    <figure className="chart">
      <figcaption>
        <span>{sentence}</span>
        <button type="button" className="link-button" onClick={() => setTable(!isTable)}>
          {t(isTable ? 'chart.asChart' : 'chart.asTable')}
        </button>
      </figcaption>
      {isTable ? (
        <ChartTable name={name} data={data} dayTitle={dayTitle} />
      ) : (
        <div role="img" aria-label={name} className="chart-place">
          <Suspense>
            <ChartPicture data={data} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}

function ChartTable({ name, data, dayTitle }: Omit<ChartProps, 'sentence'>) {
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="chart-table" aria-label={name} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{dayTitle}</th>
            {data.series.map((series) => (
              <th key={series.name} scope="col">
                {series.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.days.map((day, index) => (
            <tr key={day}>
              <th scope="row">{format.date(day)}</th>
              {data.series.map((series) => {
                const value = series.values[index] ?? null;
                return <td key={series.name}>{value === null ? '–' : (data.text ?? format.number)(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
