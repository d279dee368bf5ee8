import { WaitingWork } from '#modules/findings/web/parts';
import {
  Anchor,
  EmptyState,
  ErrorPage,
  Lead,
  Page,
  Sentence,
  useFormat,
  useMay,
  useOperation,
  useWords,
} from '#platform/web';
import styles from './home.module.css';
import { HomeChecks } from './home-checks.tsx';
import { HomeDebts } from './home-debts.tsx';
import { HomeProjects } from './home-projects.tsx';
import { HomeTasks } from './home-tasks.tsx';
import { HomeTiles } from './home-tiles.tsx';
import { type Home as HomeAnswer, messageOf, reporting } from './reporting.ts';
import { TaskAddresses } from './task-addresses.tsx';
import { Toned } from './toned.tsx';

const topics = ['portfolio', 'decisions', 'findings', 'organisation'];

/** Where one begins: what matters most, what waits for one's decision, the figures behind it, and what changed. */
export function Home() {
  const t = useWords('reporting');
  const { data, error, refetch } = useOperation(reporting.getHome, {}, { topics });
  const title = t('home.title');
  if (error && !data) return <ErrorPage title={title} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Page title={title}>{null}</Page>;
  const { status, sentences, waiting, othersWaiting, tasks, tiles, plans, checked, yours, changed, beyond, debts } =
    data;
  // who looks after projects begins with them, who works in some with his own work
  const looksAfterNone = yours.length + changed.length + debts.length === 0;
  const ownTasks = tasks && <HomeTasks tasks={tasks} />;
  return (
    <Page title={title}>
      <TaskAddresses plans={[...plans, ...yours, ...changed, ...beyond]}>
        <div className={styles.home}>
          <Lead>
            <Toned status={status}>
              {sentences.map((message, index) => (
                <span key={message.key}>
                  {index > 0 && ' '}
                  <Sentence message={messageOf(message)} />
                </span>
              ))}
            </Toned>
          </Lead>
          {waiting.length > 0 && (
            <WaitingWork
              items={waiting}
              onDone={() => void refetch()}
              more={
                othersWaiting > 0 && (
                  <p className={styles.others}>
                    <Anchor to="/my-work">{t('home.otherWork', { count: othersWaiting })}</Anchor>
                  </p>
                )
              }
            />
          )}
          {looksAfterNone && ownTasks}
          {tiles.length > 0 && <HomeTiles tiles={tiles} />}
          {!looksAfterNone && ownTasks}
          {checked.length > 0 && <HomeChecks lists={checked} />}
          <Projects home={data} />
        </div>
      </TaskAddresses>
    </Page>
  );
}

/** One's own projects, what changed elsewhere, and beside it who has to answer; or, where there is nothing, what would stand here. */
function Projects({ home }: { readonly home: HomeAnswer }) {
  const t = useWords('reporting');
  const format = useFormat();
  const mayCreate = useMay('project.create');
  const { since, tiles, yours, changed, beyond, debts, otherDebts } = home;
  if (tiles.length === 0 && yours.length === 0) {
    const acts = mayCreate && (
      <>
        <Anchor to="/" className="btn btn-primary">
          {t('home.toPortfolio')}
        </Anchor>{' '}
        <Anchor to="/samples" className="btn">
          {t('home.toSamples')}
        </Anchor>
      </>
    );
    return (
      <EmptyState title={t('home.emptyTitle')} act={acts}>
        {t('home.emptyText')}
      </EmptyState>
    );
  }
  const hasOthers = changed.length + beyond.length > 0 || debts.length > 0;
  if (yours.length === 0 && !hasOthers) return null;
  const changes = t('home.changed', { date: format.date(since) });
  return (
    <div className={styles.columns}>
      <div>
        {yours.length > 0 && <HomeProjects title={t('home.yours')} rows={yours} since={since} />}
        {changed.length > 0 && <HomeProjects title={changes} rows={changed} since={since} />}
        {yours.length + changed.length === 0 && (
          <section className={styles.part} aria-label={changes}>
            <h2>{changes}</h2>
            <p className={styles.unmoved}>{t('home.unmoved')}</p>
          </section>
        )}
        {beyond.length > 0 && <HomeProjects title={t('home.beyond')} rows={beyond} since={since} />}
      </div>
      {debts.length > 0 && <HomeDebts debts={debts} otherDebts={otherDebts} />}
    </div>
  );
}
