import { useEffect, useState } from 'react';
import {
  Anchor,
  Button,
  EmptyState,
  ErrorState,
  InstantText,
  Lead,
  Page,
  Sentence,
  useChange,
  useKeyHelp,
  useNarrow,
  useOperation,
  useWords,
} from '#platform/web';
import { DecisionBody } from './decision-body.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Above } from './decision-page.tsx';
import styles from './decisions.module.css';
import type { WorkItem } from './decisions.ts';
import { EvidenceList } from './evidence-list.tsx';
import { findings } from './findings.ts';

const idOf = (item: WorkItem) => (item.kind === 'decision' ? item.decision.decisionId : item.findingId);
const sentenceOf = (item: WorkItem) => (item.kind === 'decision' ? item.decision.question : item.sentence);

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
  if (error) {
    return (
      <Page title={title}>
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      </Page>
    );
  }
  if (data && items.length === 0) {
    return (
      <Page title={title}>
        <div className="alone">
          <EmptyState isPage title={t('work.none')} act={<Anchor to="/decisions">{t('work.toLog')}</Anchor>}>
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
            {items.map((item) => (
              <li key={`${item.kind}:${idOf(item)}`}>
                <button type="button" aria-current={item === open || undefined} onClick={() => setChosen(idOf(item))}>
                  <small>{kindOf(item, t)}</small>
                  <span>
                    <Plain item={item} />
                  </span>
                  <small>
                    <When item={item} />
                  </small>
                </button>
              </li>
            ))}
          </ul>
        )}
        {open && (
          <Opened
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

const kindOf = (item: WorkItem, t: Translate) =>
  item.kind === 'decision' ? t(`kind.${item.decision.kind}`) : t(`work.kind.${item.kind}`);

function leadOf(items: readonly WorkItem[], t: Translate): string {
  const count = items.filter(({ kind }) => kind === 'decision').length;
  const others = items.length - count;
  if (!count) return t('work.leadOthers', { count: others });
  return others ? `${t('work.lead', { count })} ${t('work.leadMore', { count: others })}` : t('work.lead', { count });
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
  if (item.kind !== 'decision') {
    return (
      <>
        {item.projectName} · {t(item.dueAt ? 'work.due' : 'decide.since')} <InstantText at={item.dueAt ?? item.since} />
      </>
    );
  }
  const { climbsAt, askedAt } = item.decision;
  return (
    <>
      {t(climbsAt ? 'decide.climbs' : 'decide.asked')} <InstantText at={climbsAt ?? askedAt} />
    </>
  );
}

interface OpenedProps {
  readonly item: WorkItem;
  readonly onDone: () => void;
  readonly onBack: (() => void) | undefined;
}

/** Evidence and act of the one that is open. */
function Opened({ item, onDone, onBack }: OpenedProps) {
  const t = useWords('findings');
  return (
    <div className={styles.opened}>
      <header className={styles.head}>
        {onBack && <Button onClick={onBack}>{t('work.back')}</Button>}
        <div className="dim">
          {item.kind === 'decision' ? <Above decision={item.decision} /> : `${kindOf(item, t)} · ${item.projectName}`}
        </div>
        <h2>
          <Sentence message={sentenceOf(item)} />
        </h2>
      </header>
      {item.kind === 'decision' ? (
        <div className={styles.page}>
          <DecisionBody decision={item.decision} />
          <aside className={styles.side}>
            <DecisionForm decision={item.decision} onDecided={onDone} />
          </aside>
        </div>
      ) : (
        <FindingWork item={item} onDone={onDone} />
      )}
    </div>
  );
}

type FindingWorkItem = Exclude<WorkItem, { kind: 'decision' }>;

/** A warning to read, or what one has taken on. */
function FindingWork({ item, onDone }: { readonly item: FindingWorkItem; readonly onDone: () => void }) {
  const t = useWords('findings');
  const acknowledge = useChange(findings.acknowledgeFinding, { topics: ['decisions'], onDone });
  const { kind, findingId, projectId } = item;
  return (
    <div className={styles.body}>
      <EvidenceList items={[item]} projectId={projectId} />
      <div className={styles.acts}>
        {kind === 'warning' && (
          <Button
            isPrimary
            data-acknowledge
            isBusy={acknowledge.isRunning}
            onClick={() => void acknowledge.run({ findingId }).catch(() => undefined)}
          >
            {t('work.acknowledge')}
          </Button>
        )}
        <Anchor to={`/projects/${projectId}?finding=${findingId}`}>{t('work.toFinding')}</Anchor>
      </div>
    </div>
  );
}

/** J and K go through the list; A acknowledges the warning that is open; R begins the reason of a decision. */
function useWorkKeys(items: readonly WorkItem[], open: WorkItem | undefined, choose: (id: string) => void) {
  const t = useWords('findings');
  useKeyHelp({
    title: t('work.title'),
    keys: [
      ['J K', t('work.keys.move')],
      ['1 2', t('work.keys.option')],
      ['R', t('work.keys.reason')],
      ['Ctrl Enter', t('work.keys.decide')],
      ['A', t('work.keys.acknowledge')],
    ],
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && target.closest('input:not([type=radio]), textarea, select, dialog')) return;
      const at = open ? items.indexOf(open) : -1;
      const next = { j: items[at + 1], k: items[at - 1] }[key];
      if (next) choose(idOf(next));
      const radio = document.querySelectorAll<HTMLInputElement>('input[name=option]')[Number(key) - 1];
      radio?.click();
      if (key === 'r' || radio) {
        document.querySelector<HTMLTextAreaElement>('form textarea')?.focus();
        event.preventDefault();
      }
      if (key === 'a') document.querySelector<HTMLButtonElement>('[data-acknowledge]')?.click();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [items, open, choose]);
}
