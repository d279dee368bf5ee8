import { Anchor, DateText, useFormat, useWords } from '#platform/web';
import styles from './home.module.css';
import type { Home, HomeTask } from './reporting.ts';

/** What one has to do oneself, a line each: the task in its plan, its project, how far it is and when it lies. */
export function HomeTasks({ tasks }: { readonly tasks: NonNullable<Home['tasks']> }) {
  const t = useWords('reporting');
  const title = t('home.tasks.title');
  const { isLinked, open, items } = tasks;
  const later = open - items.length;
  return (
    <section className={styles.part} aria-label={title}>
      <header className={`${styles.heads} ${styles.task}`}>
        <h2>{title}</h2>
        <span>{t('home.tasks.complete')}</span>
        <span>{t('portfolio.start')}</span>
        <span>{t('portfolio.finish')}</span>
      </header>
      {items.length === 0 && (
        <p className={styles.unmoved}>{t(isLinked ? 'home.tasks.noneText' : 'home.tasks.unlinkedText')}</p>
      )}
      <ul>
        {items.map((item) => (
          <Task key={`${item.planId}/${item.uid}`} item={item} />
        ))}
      </ul>
      {later > 0 && <p className={styles.rest}>{t('home.tasks.more', { count: later })}</p>}
    </section>
  );
}

function Task({ item }: { readonly item: HomeTask }) {
  const t = useWords('reporting');
  const format = useFormat();
  const { projectId, projectName, uid, name, standing, start, finish, percentComplete } = item;
  const isLate = standing === 'overdue' || standing === 'unbegun';
  return (
    <li className={`${styles.row} ${styles.task}`}>
      <div>
        <div className={styles.name}>
          <Anchor to={`/projects/${projectId}/plan?task=${uid}`}>{name}</Anchor>
        </div>
        <span className={styles.says}>
          <Anchor to={`/projects/${projectId}`}>{projectName}</Anchor> ·{' '}
          <span className={isLate ? 'late' : undefined}>{t(`home.tasks.standing.${standing}`)}</span>
        </span>
      </div>
      <span>{format.number(percentComplete)} %</span>
      <DateText at={start} />
      <DateText at={finish} />
    </li>
  );
}
