import { Anchor, DateText, Sentence, StatusMark, useFormat, useWords, Variance } from '#platform/web';
import styles from './home.module.css';
import { type HomeRow, messageOf } from './reporting.ts';

interface HomeProjectsProps {
  readonly title: string;
  readonly rows: readonly HomeRow[];
  readonly since: string;
}

/** Projects, a line each: how it stands, what matters most about it, when it ends, and what moved. */
export function HomeProjects({ title, rows, since }: HomeProjectsProps) {
  const t = useWords('reporting');
  const format = useFormat();
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.heads}>
        <h2>{title}</h2>
        <span>{t('home.moved', { date: format.date(since, 'short') })}</span>
        <span>{t('portfolio.finish')}</span>
        <span>{t('portfolio.variance')}</span>
      </header>
      <ul>
        {rows.map((row) => (
          <Row key={row.projectId} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Row({ row }: { readonly row: HomeRow }) {
  const t = useWords('reporting');
  const { projectId, name, status, finish, varianceDays, toleranceDays, isClosed, matters } = row;
  return (
    <li className={styles.row}>
      <StatusMark status={status} title={isClosed ? t('home.closed') : undefined} />
      <div>
        <div className={styles.name}>
          <Anchor to={`/projects/${projectId}`}>{name}</Anchor>
        </div>
        <span className={styles.says}>
          {isClosed ? t('home.closed') : matters ? <Sentence message={messageOf(matters)} /> : t('portfolio.nothing')}
        </span>
      </div>
      <Moved row={row} />
      <DateText at={finish} />
      <Variance days={varianceDays} tolerance={toleranceDays} />
    </li>
  );
}

/** What became of it since the last month ended; nothing where it stands as it stood. */
function Moved({ row }: { readonly row: HomeRow }) {
  const t = useWords('reporting');
  const format = useFormat();
  const { status, statusThen, movedDays } = row;
  const said = [
    ...(statusThen !== null && statusThen !== status
      ? [t('home.was', { status: t(`overview.status.${statusThen}`).toLowerCase() })]
      : []),
    ...(movedDays ? [format.signed(movedDays, 'd')] : []),
  ];
  const isSame = said.length === 0 && statusThen !== null && movedDays !== null;
  return <small className={styles.moved}>{isSame ? t('home.unchanged') : said.join(', ')}</small>;
}
