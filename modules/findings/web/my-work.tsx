import { Fragment, useState } from 'react';
import {
  Anchor,
  DateText,
  EmptyState,
  ErrorPage,
  InstantText,
  Lead,
  Page,
  Sentence,
  useNarrow,
  useOperation,
  useWords,
} from '#platform/web';
import styles from './decisions.module.css';
import { idOf, placeOf, sentenceOf, type WorkItem } from './decisions.ts';
import { findings } from './findings.ts';
import { useWorkKeys } from './work-keys.ts';
import { WorkOpened } from './work-opened.tsx';

/** What waits for oneself: one line each, the evidence and the act beside; decided without leaving the keys. */
export function MyWork() {
  const t = useWords('findings');
  const { data, error, refetch } = useOperation(findings.listMyWork, {}, { topics: ['decisions', 'findings'] });
  const [chosen, setChosen] = useState<string>();
  const isNarrow = useNarrow();
  const items = data?.items ?? [];
  const open = items.find((item) => idOf(item) === chosen) ?? (isNarrow ? undefined : items[0]);
  useWorkKeys(items, open, setChosen);
  const title = t('work.title');
  if (error) return <ErrorPage title={title} error={error} onRetry={() => void refetch()} />;
  if (data && items.length === 0) {
    return (
      <Page title={title}>
        <div className="alone">
          <EmptyState
            isPage
            title={t('work.none')}
            act={<Anchor to="/decisions?state=decided">{t('work.toLog')}</Anchor>}
          >
            {t('work.noneText')}
          </EmptyState>
        </div>
      </Page>
    );
  }
  const next = () => {
    const at = open ? items.indexOf(open) : -1;
    const following = items[at + 1] ?? items[at - 1];
    setChosen(isNarrow || !following ? undefined : idOf(following));
    void refetch();
  };
  return (
    <Page title={title}>
      <Lead>{data ? leadOf(items, t) : title}</Lead>
      <div className={styles.work}>
        {!(isNarrow && open) && (
          <ul className={styles.list} aria-label={title}>
            {items.map((item, index) => (
              <Fragment key={idOf(item)}>
                {item.kind !== items[index - 1]?.kind && (
                  <li className={styles.group}>
                    <h2>{t(`work.group.${item.kind}`)}</h2>
                  </li>
                )}
                <li>
                  <button type="button" aria-current={item === open || undefined} onClick={() => setChosen(idOf(item))}>
                    <small>{item.kind === 'decision' ? t(`kind.${item.decision.kind}`) : placeOf(item)}</small>
                    <span>
                      <Plain item={item} />
                    </span>
                    <small>
                      <When item={item} />
                    </small>
                  </button>
                </li>
              </Fragment>
            ))}
          </ul>
        )}
        {open && (
          <WorkOpened
            key={idOf(open)}
            item={open}
            onDone={next}
            onBack={isNarrow ? () => setChosen(undefined) : undefined}
          />
        )}
      </div>
    </Page>
  );
}

type Translate = ReturnType<typeof useWords>;

/** How much waits, by what it asks of one. */
function leadOf(items: readonly WorkItem[], t: Translate): string {
  const count = (...kinds: readonly WorkItem['kind'][]) => items.filter(({ kind }) => kinds.includes(kind)).length;
  const [decisions, asked, findings] = [count('decision'), count('asked'), count('warning', 'own')];
  return [
    decisions ? t('work.lead', { count: decisions }) : asked ? '' : t('work.leadNone'),
    asked ? t('work.leadAsked', { count: asked }) : '',
    findings ? t('work.leadFindings', { count: findings }) : '',
  ]
    .filter((said) => said)
    .join(' ');
}

/** In a list of buttons a sentence has no links. */
function Plain({ item }: { readonly item: WorkItem }) {
  const { key, parameters } = sentenceOf(item);
  const names = Object.entries(parameters).map(([name, value]) => {
    const isRecord = typeof value === 'object' && value.kind === 'record';
    return [name, isRecord ? value.name : value] as const;
  });
  return <Sentence message={{ key, parameters: Object.fromEntries(names) }} />;
}

function When({ item }: { readonly item: WorkItem }) {
  const t = useWords('findings');
  if (item.kind === 'own' && item.dueOn !== null) {
    return (
      <>
        {t('work.due')} <DateText at={item.dueOn} />
      </>
    );
  }
  if (item.kind !== 'decision') {
    return (
      <>
        {t('decide.since')} <InstantText at={item.since} />
      </>
    );
  }
  const { dueAt, askedAt } = item.decision;
  return (
    <>
      {t(dueAt ? 'decide.due' : 'decide.asked')} <InstantText at={dueAt ?? askedAt} />
    </>
  );
}
