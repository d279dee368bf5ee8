import { useParams } from '@tanstack/react-router';
import {
  Anchor,
  Button,
  Choice,
  Conversation,
  ErrorPage,
  Fault,
  FoldedHistory,
  JobProgress,
  Lead,
  Page,
  PdfButton,
  useAddress,
  useChange,
  useOpenRecord,
  useOperation,
  useWords,
  WithPanel,
} from '#platform/web';
import { Budgets } from './budgets.tsx';
import { ChoiceTable } from './choice-table.tsx';
import { Compared } from './compared.tsx';
import { CopyScenario, ProposeScenario } from './scenario-acts.tsx';
import { useScenarioPrint } from './scenario-print.ts';
import styles from './selection.module.css';
import { isFound, type Scenario, selection, topics } from './selection.ts';
import { Settings } from './settings.tsx';
import { useScenarioLead } from './use-scenario-lead.ts';
import { WhyPanel } from './why-panel.tsx';

const looks = ['choice', 'budgets', 'rules', 'compare'] as const;

/** One scenario: what its limits buy at best and how sure that is, each investment with why it is in or out. */
export function ScenarioPage() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const t = useWords('selection');
  const { data, error, refetch } = useOperation(
    selection.getScenario,
    { scenarioId },
    { topics: [...topics, `scenario:${scenarioId}`], keepsLast: true },
  );
  const path = [{ label: t('title'), to: '/selection' }];
  if (error && !data) return <ErrorPage title={t('one')} path={path} error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={data?.name ?? t('one')} path={path}>
      {data && <Shown key={data.scenarioId} of={data} />}
    </Page>
  );
}

function Shown({ of }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const [shown, show] = useAddress('show');
  const panel = useOpenRecord();
  const { scenarioId, answer, mayWrite, isFixed, jobId } = of;
  const solve = useChange(selection.solveScenario, { topics });
  const { headline, more } = useScenarioLead(of);
  const print = useScenarioPrint(of, `${headline} ${more}`);
  const look = looks.find((one) => one === shown) ?? (answer ? 'choice' : 'rules');
  const isCurrent = answer !== null && !answer.isOutdated;
  const line = answer?.lines.find(({ investmentId }) => investmentId === panel.id);
  const opened =
    panel.id === 'copy' && mayWrite ? (
      <CopyScenario of={of} onClose={panel.close} />
    ) : panel.id === 'propose' && mayWrite ? (
      <ProposeScenario of={of} onClose={panel.close} />
    ) : panel.id === 'history' ? null : (
      line && <WhyPanel key={line.investmentId} of={of} line={line} onClose={panel.close} />
    );
  return (
    <>
      <Lead above={<Above of={of} />} more={more}>
        {headline}
      </Lead>
      <div className="bar">
        <Choice
          label={t('look')}
          value={look}
          options={looks.map((value) => ({ value, label: t(`looks.${value}`) }))}
          onChange={(value) => show(value)}
        />
        <div className="bar-end">
          {mayWrite && <Button onClick={() => panel.open('copy')}>{t('copy.open')}</Button>}
          <PdfButton document={print} />
          {mayWrite && !isFixed && jobId === null && (
            <Button
              isPrimary={!isCurrent}
              isBusy={solve.isRunning}
              onClick={() => void solve.run({ scenarioId }).then(() => show('choice')).catch(() => {})} // biome-ignore format: one line
            >
              {t(answer ? 'solve.again' : 'solve.act')}
            </Button>
          )}
          {mayWrite && !isFixed && isCurrent && isFound(answer) && (
            <Button isPrimary onClick={() => panel.open('propose')}>
              {t('propose.open')}
            </Button>
          )}
        </div>
      </div>
      {jobId && (
        <div className={styles.job}>
          <JobProgress key={jobId} jobId={jobId} label={t('solving.choose')} />
        </div>
      )}
      {Boolean(solve.error) && (
        <div className={styles.job}>
          <Fault error={solve.error} />
        </div>
      )}
      <WithPanel panel={opened}>
        {look === 'choice' && <ChoiceTable of={of} panel={panel} />}
        {look === 'budgets' && <Budgets of={of} />}
        {look === 'compare' && <Compared of={of} />}
        {look === 'rules' && (
          <Settings of={of}>
            <FoldedHistory record={{ kind: 'scenario', id: scenarioId }} topics={topics} />
            <Conversation record={{ kind: 'scenario', id: scenarioId }} title={t('discussion')} />
          </Settings>
        )}
      </WithPanel>
    </>
  );
}

/** Whose scenario it is, how it stands, and where it was decided on. */
function Above({ of: { officeName, adoptedAt, isFixed, decisionId, answer } }: { readonly of: Scenario }) {
  const t = useWords('selection');
  const state = adoptedAt ? 'adopted' : isFixed ? 'asked' : answer?.isOutdated ? 'outdated' : answer ? 'solved' : 'new';
  return (
    <>
      {officeName} · {t(`state.${state}`)}
      {decisionId && (
        <>
          {' · '}
          <Anchor to={`/decisions/${decisionId}`}>{t('toDecision')}</Anchor>
        </>
      )}
    </>
  );
}
