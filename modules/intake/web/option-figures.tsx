import { SideScroll, useNarrow, useWords } from '#platform/web';
import type { FigureRow } from './figure-rows.ts';
import styles from './intake.module.css';
import type { CaseOption } from './intake.ts';

interface OptionFiguresProps {
  readonly options: readonly CaseOption[];
  readonly rows: readonly FigureRow[];
}

/** The figures of the options side by side; where there is no room for that, one option below the other. */
export function OptionFigures({ options, rows }: OptionFiguresProps) {
  const t = useWords('intake');
  const isNarrow = useNarrow();
  if (isNarrow) return options.map((option) => <OneBelow key={option.optionId} option={option} rows={rows} />);
  return (
    <SideScroll label={t('option.title')}>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{t('option.figure')}</th>
            {options.map(({ optionId, name, isPreferred }) => (
              <th key={optionId} scope="col">
                {name}
                {isPreferred && <small> {t('option.preferred')}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, title, meaning, cells }) => (
            <tr key={id}>
              <th scope="row" title={meaning}>
                {title}
              </th>
              {cells.map(({ optionId, text, reason }) => (
                <td key={optionId} title={reason}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}

/** One option with its own figures; one without amounts in a line. */
function OneBelow({ option, rows }: { readonly option: CaseOption; readonly rows: readonly FigureRow[] }) {
  const t = useWords('intake');
  const { optionId, name, isPreferred, flows } = option;
  if (flows.length === 0) return <p className="dim">{t('option.noAmounts', { name })}</p>;
  return (
    <table className={styles.below}>
      <caption>
        {name}
        {isPreferred && <small> {t('option.preferred')}</small>}
      </caption>
      <tbody>
        {rows.map(({ id, title, cells }) => {
          const cell = cells.find((one) => one.optionId === optionId);
          return (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td title={cell?.reason}>{cell?.text}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
