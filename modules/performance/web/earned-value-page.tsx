import { useParams } from '@tanstack/react-router';
import { useCurrency } from '#modules/offices/web/parts';
import {
  EmptyState,
  ErrorState,
  Lead,
  Page,
  RecordTabs,
  useAddress,
  useIdentity,
  useOperation,
  useWords,
} from '#platform/web';
import { AccountGrid } from './account-grid.tsx';
import { budgetBeside } from './budget-beside.ts';
import styles from './earned.module.css';
import { EarnedCurve } from './earned-curve.tsx';
import { useEarnedWords } from './earned-figures.ts';
import { earnedLead } from './earned-lead.ts';
import { EarnedMonths } from './earned-months.tsx';
import { earnedPrint } from './earned-print.ts';
import { EarnedStrip } from './earned-strip.tsx';
import { EarningRules } from './earning-rules.tsx';
import { FigureTable } from './figure-table.tsx';
import { type EarnedValue, getProject, type Measurement, performance } from './performance.ts';
import { CostCauses, ScheduleCauses } from './variance-causes.tsx';

/** What a project has planned, earned and spent: curves, indices with what they say, and the control accounts. */
export function EarnedValuePage() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('performance');
  const [word] = useAddress('level');
  const level = Number(word);
  const topics = [`project:${projectId}`];
  const input = { projectId, ...(level >= 1 && level <= 20 && { level: Math.trunc(level) }) };
  const { data, error, refetch } = useOperation(performance.getEarnedValue, input, { topics, keepsLast: true });
  const { data: project } = useOperation(getProject, { projectId }, { topics });
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('earned.title')} path={path}>
      {error && !data ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : data?.measurement ? (
        <Shown
          projectId={projectId}
          measured={data.measurement}
          months={data.months}
          budgetMinor={project?.budgetMinor ?? null}
        />
      ) : data ? (
        <Nothing projectId={projectId} name={project?.name ?? ''} />
      ) : (
        <div aria-busy="true" />
      )}
    </Page>
  );
}

function Tabs({ projectId }: { readonly projectId: string }) {
  const t = useWords('performance');
  return (
    <div className="bar">
      <RecordTabs kind="project" id={projectId} label={t('earned.parts')} />
    </div>
  );
}

interface ShownProps {
  readonly projectId: string;
  readonly measured: Measurement;
  readonly months: EarnedValue['months'];
  readonly budgetMinor: number | null;
}

function Shown({ projectId, measured, months, budgetMinor }: ShownProps) {
  const words = useEarnedWords(measured);
  const { today } = useIdentity();
  const budget = budgetBeside(measured, { budgetMinor, currencyCode: useCurrency()?.code }, words);
  const { t, date } = words;
  const lead = earnedLead(measured, words);
  const { earnedFinish, forecastFinish } = measured;
  const isDone = measured.amounts.ev >= measured.amounts.bac;
  const paced = earnedFinish && earnedFinish.slice(0, 10) < today ? 'earned.pacePassed' : 'earned.pace';
  const pace = earnedFinish && !isDone ? t(paced, { at: date(measured.statusDate), finish: date(earnedFinish), planned: date(forecastFinish) }) : undefined; // biome-ignore format: one line
  const part = { projectId, measured, words };
  return (
    <>
      <Lead isCompact more={[pace, budget].filter(Boolean).join(' ') || undefined}>
        {lead}
      </Lead>
      <Tabs projectId={projectId} />
      <div className={styles.page}>
        <EarnedStrip measured={measured} words={words} />
        <div className={styles.parts}>
          <section>
            <h2>{t('earned.curve')}</h2>
            <EarnedCurve measured={measured} words={words} />
            <h2>{t('earned.months')}</h2>
            <EarnedMonths months={months} measured={measured} words={words} />
            <h2>{t('earned.behindMost')}</h2>
            <ScheduleCauses {...part} />
            <h2>{t('earned.causes')}</h2>
            <CostCauses {...part} />
          </section>
          <section>
            <h2>{t('earned.figures')}</h2>
            <FigureTable measured={measured} words={words} />
            <p className="dim">{t(`earned.basis.${measured.basis}`)}</p>
            {measured.indices.eacCpi.value !== null && <p className="dim">{t('earned.conventions')}</p>}
            <EarningRules {...part} />
          </section>
        </div>
        <AccountGrid {...part} print={earnedPrint(projectId, measured, { lead, budget }, words)} />
      </div>
    </>
  );
}

function Nothing({ projectId, name }: { readonly projectId: string; readonly name: string }) {
  const t = useWords('performance');
  return (
    <>
      <Lead isCompact>{t('earned.noneLead', { name })}</Lead>
      <Tabs projectId={projectId} />
      <div className={styles.page}>
        <EmptyState title={t('earned.none')}>{t('earned.noneText')}</EmptyState>
      </div>
    </>
  );
}
