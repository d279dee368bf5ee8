import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import { ContributionsOf } from '#modules/strategy/web/parts';
import {
  Anchor,
  Button,
  Conversation,
  ErrorPage,
  FoldedHistory,
  Lead,
  Page,
  PdfButton,
  useOperation,
  useWords,
} from '#platform/web';
import { CaseActs } from './case-acts.tsx';
import { ProposalForm, StatementForm } from './case-forms.tsx';
import { CaseOptions } from './case-options.tsx';
import { useCasePrint } from './case-print.ts';
import styles from './intake.module.css';
import { type Case, intake, topics } from './intake.ts';
import { gone, useCaseWriter } from './use-case-writer.ts';

/** A proposal as a document with its numbers: what it is, the options side by side, what a decision still needs. */
export function CasePage() {
  const { proposalId } = useParams({ strict: false }) as { proposalId: string };
  const t = useWords('intake');
  const of = [...topics, `proposal:${proposalId}`, 'strategy', 'decisions'];
  const { data, error, refetch } = useOperation(intake.getProposal, { proposalId }, { topics: of, keepsLast: true });
  const path = [{ label: t('title'), to: '/intake' }];
  if (error && !data) return <ErrorPage title={t('one')} path={path} error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={data?.name ?? t('one')} path={path}>
      {data && <Shown of={data} />}
    </Page>
  );
}

function Shown({ of }: { readonly of: Case }) {
  const t = useWords('intake');
  const lead = useCaseLead(of);
  const print = useCasePrint(of, lead);
  const [isWriting, setWriting] = useState(false);
  const { summary, mayWrite, proposalId, projectId } = of;
  return (
    <>
      <Lead above={t('above', { tier: t(`tier.${of.tier}`), office: of.officeName, state: t(`states.${of.state}`) })}>
        {lead}
      </Lead>
      <div className="bar">
        {projectId && <Anchor to={`/projects/${projectId}`}>{t('toProject')}</Anchor>}
        {of.decisionId && <Anchor to={`/decisions/${of.decisionId}`}>{t('toDecision')}</Anchor>}
        <div className="bar-end">
          {mayWrite && <Button onClick={() => setWriting(!isWriting)}>{t('form.open')}</Button>}
          <PdfButton document={print} />
        </div>
      </div>
      <div className={styles.case}>
        <article>
          {isWriting && (
            <section>
              <ProposalForm of={of} onDone={() => setWriting(false)} />
            </section>
          )}
          {summary && <p className={styles.summary}>{summary}</p>}
          <CaseOptions of={of} />
          <section>
            <h2>{t('serves')}</h2>
            <ContributionsOf investmentId={proposalId} />
          </section>
          <Statements of={of} />
        </article>
        <aside>
          <CaseActs of={of} />
          <FoldedHistory record={{ kind: 'proposal', id: proposalId }} topics={topics} />
          <Conversation record={{ kind: 'proposal', id: proposalId }} title={t('discussion')} />
        </aside>
      </div>
    </>
  );
}

/** What the case comes to, in one sentence. */
function useCaseLead({ name, options }: Case): string {
  const t = useWords('intake');
  const money = useMoney();
  const judged = options.find(({ isPreferred }) => isPreferred);
  if (!judged?.flows.length) return t('lead.noNumbers', { name });
  const { costMinor, netPresentValueMinor: worth, paybackYears } = judged.figures;
  const text = (minor: number) => money?.text(minor) ?? '';
  const figures = { name, cost: text(costMinor), worth: text(worth) };
  if (paybackYears === null) return t('lead.neverPays', figures);
  const years = Math.round(paybackYears * 10) / 10;
  return years > 0 ? t('lead.pays', { ...figures, years, count: years }) : t('lead.paysAtOnce', figures);
}

function Statements({ of }: { readonly of: Case }) {
  const t = useWords('intake');
  const [isAdding, setAdding] = useState(false);
  const { write } = useCaseWriter(of.proposalId);
  return (
    <section>
      <h2>{t('statement.title')}</h2>
      {of.statements.length === 0 && <p className="dim">{t('statement.none')}</p>}
      <ul className={styles.statements}>
        {of.statements.map(({ statementId, kind, text, ownerName }) => (
          <li key={statementId}>
            <b>{t(`statement.${kind}`)}</b> {text} <span className="dim">{ownerName ?? t('statement.nobody')}</span>
            {of.mayWrite && (
              <Button
                aria-label={t('statement.remove', { text: text.slice(0, 60) })}
                onClick={() => void write([gone('case-statement', statementId)]).catch(() => {})}
              >
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {of.mayWrite && !isAdding && <Button onClick={() => setAdding(true)}>{t('statement.add')}</Button>}
      {isAdding && <StatementForm of={of} onDone={() => setAdding(false)} />}
    </section>
  );
}
