import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import { Anchor, Button, ErrorPage, Facts, Form, Lead, Page, RecordTabs, toast, useChange, useFormat, useOperation, useWords } from '#platform/web'; // biome-ignore format: one line
import styles from './continuation.module.css';
import { continuation, type OneToGo, topics } from './continuation.ts';
import { Flows } from './flows.tsx';
import { isAtMost, knownFigure, type ToGoFigure, whyUnknown } from './verdict.ts';

/** Whether a project is still worth what it still costs: the two ways beside each other, and the question to its sponsor. */
export function ContinuationPage() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('continuation');
  const { data, error, refetch } = useOperation(
    continuation.getContinuation,
    { projectId },
    { topics: [...topics, `project:${projectId}`], keepsLast: true },
  );
  const path = data ? [{ label: data.name, to: `/projects/${projectId}` }] : [];
  if (error && !data) return <ErrorPage title={t('title')} path={path} error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t('title')} path={path}>
      {data && <Shown of={data} />}
    </Page>
  );
}

function Shown({ of }: { readonly of: OneToGo }) {
  const t = useWords('continuation');
  const format = useFormat();
  const money = useMoney();
  const [isAsking, setAsking] = useState(false);
  const { projectId, name, decisionId, terms } = of;
  const text = (minor: number) => money?.text(minor) ?? '';
  const listed = money?.alike([of.costMinor, of.valueMinor, of.exitMinor, of.committedMinor, of.freedMinor]);
  const known = (figure: ToGoFigure) => {
    const minor = knownFigure(of, figure);
    return minor === null ? <span title={t(whyUnknown(of, figure))}>–</span> : listed?.text(minor);
  };
  const pause = knownFigure(of, 'pause') ?? 0;
  const state = of.isOver ? 'over' : (of.verdict ?? `unknown.${of.unknown ?? 'both'}`);
  const isMost = isAtMost(of);
  const better = text(Math.abs(of.continueMinor - of.cancelMinor));
  const told = { name, better, cost: text(of.costMinor), worth: text(of.valueMinor), freed: text(of.freedMinor) };
  return (
    <>
      <Lead
        more={terms.yearlyRatePercent === null ? t('conventionNone') : t('convention', { percent: format.number(terms.yearlyRatePercent, 1) })}
      >
        {t(`lead.one.${state}`, told)}
      </Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('title')} />
        <div className="bar-end">
          {decisionId ? (
            <Anchor to={`/decisions/${decisionId}`}>{t('ask.toDecision')}</Anchor>
          ) : (
            of.mayAsk &&
            of.verdict !== null &&
            !isAsking && (
              <Button isPrimary onClick={() => setAsking(true)}>
                {t('ask.open')}
              </Button>
            )
          )}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.page} aria-label={t('figures')} tabIndex={0}>
        {isAsking && <Ask projectId={projectId} onDone={() => setAsking(false)} />}
        {of.verdict !== null && <Ways of={of} />}
        <h2>{t('figures')}</h2>
        <Facts
          items={[
            [t('column.cost'), known('cost')],
            [t('column.value'), known('value')],
            [t('column.exit'), known('exit')],
            [t('column.committed'), known('committed')],
            [t(isMost ? 'column.freedMost' : 'column.freed'), <b key="freed">{known('freed')}</b>],
            [t(pause < 0 ? 'column.pauseSaves' : 'column.pause'), pause < 0 ? listed?.text(-pause) : known('pause')],
          ]}
        />
        <Flows of={of} />
        <h2>{t('people.title')}</h2>
        {of.people.length === 0 && <p className="dim">{t('people.none')}</p>}
        <Facts items={of.people.map(({ name: person, days }) => [person, t('people.days', { days: format.number(days, 1) })])} />
      </section>
    </>
  ); // biome-ignore format: short
}

/** What stopping comes to is a sum only where both have to be paid. */
function stoppingKey({ exitMinor, committedMinor }: OneToGo): string {
  if (exitMinor && committedMinor) return 'stoppingNet';
  if (exitMinor) return 'stoppingExit';
  return committedMinor ? 'stoppingCommitted' : 'stoppingNothing';
}

/** What each way comes to, from today on. */
function Ways({ of }: { readonly of: OneToGo }) {
  const t = useWords('continuation');
  const money = useMoney();
  const text = (minor: number) => money?.text(minor) ?? '';
  return (
    <div className={styles.ways}>
      <section data-advised={of.verdict === 'continue' ? '' : undefined}>
        <h2>{t('going')}</h2>
        <b>{text(of.continueMinor)}</b>
        <p className="dim">{t('goingNet', { value: text(of.valueMinor), cost: text(of.costMinor), net: text(of.continueMinor) })}</p>
      </section>
      <section data-advised={of.verdict === 'cancel' ? '' : undefined}>
        <h2>{t('stopping')}</h2>
        <b>{text(of.cancelMinor)}</b>
        <p className="dim">{t(stoppingKey(of), { exit: text(of.exitMinor ?? 0), committed: text(of.committedMinor ?? 0), net: text(of.cancelMinor) })}</p>
      </section>
    </div>
  ); // biome-ignore format: short
}

function Ask({ projectId, onDone }: { readonly projectId: string; readonly onDone: () => void }) {
  const t = useWords('continuation');
  const ask = useChange(continuation.askContinuation, { topics: [...topics, `project:${projectId}`] });
  return (
    <section>
      <h2>{t('ask.title')}</h2>
      <Form
        fields={[{ name: 'reason', label: t('ask.reason'), type: 'paragraph' }]}
        act={t('ask.act')}
        hasFocus
        onSubmit={async ({ reason }) => {
          await ask.run({ projectId, reason });
          toast(t('ask.asked'));
          onDone();
        }}
        onCancel={onDone}
      />
    </section>
  );
}
