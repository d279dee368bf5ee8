import { OfficeChoice } from '#modules/offices/web/parts';
import {
  Button,
  Choice,
  EmptyState,
  ErrorPage,
  Lead,
  messageOf,
  Page,
  Sentence,
  useAddress,
  useAllPages,
  useMay,
  useOpenRecord,
  useOperation,
  useWords,
  WithPanel,
} from '#platform/web';
import { Comparisons } from './comparisons.tsx';
import { CriterionPanel, NewCriterion } from './criterion-panel.tsx';
import { priorities, type RankedItem, topics } from './priorities.ts';
import { RankList } from './rank-list.tsx';
import { ScorePanel } from './score-panel.tsx';
import { Weights } from './weights.tsx';

const looks = ['list', 'weights', 'comparisons'] as const;
const none: readonly RankedItem[] = [];
const followed = [...topics, 'intake', 'portfolio'];

/** What competes for an office's money in the order of its scores, and what the order follows from. */
export function PrioritiesPage() {
  const t = useWords('priorities');
  const [officeId, chooseOffice] = useAddress('office');
  const [shown, show] = useAddress('show');
  const look = looks.find((one) => one === shown) ?? 'list';
  const panel = useOpenRecord();
  const mayWriteAnywhere = useMay('priority.write');
  const { data, error, refetch } = useOperation(priorities.getPriorities, { officeId }, { topics: followed, keepsLast: true }); // biome-ignore format: one line
  const { items } = useAllPages(priorities.listPriorities, { officeId }, { topics: followed });
  if (error && !data) return <ErrorPage title={t('title')} error={error} onRetry={() => void refetch()} />;
  if (!data) return <Page title={t('title')}>{null}</Page>;
  const mayWrite = data.mayWrite && mayWriteAnywhere;
  const rows = items ?? none;
  const add = mayWrite && <Button onClick={() => panel.open('new')}>{t('criterion.new')}</Button>;
  const tools = (
    <>
      <Choice
        label={t('look')}
        value={look}
        options={looks.map((value) => ({ value, label: t(`looks.${value}`) }))}
        onChange={(value) => show(value === 'list' ? undefined : value)}
      />
      <OfficeChoice offices={data.offices} officeId={data.officeId ?? undefined} onChange={chooseOffice} />
    </>
  );
  const criterion = data.criteria.find(({ criterionId }) => `criterion-${criterionId}` === panel.id);
  const opened =
    panel.id === 'new' && mayWrite ? (
      <NewCriterion answer={data} onClose={panel.close} onMade={(id) => panel.open(`criterion-${id}`)} />
    ) : criterion ? (
      <CriterionPanel
        key={criterion.criterionId}
        answer={data}
        criterion={criterion}
        mayWrite={mayWrite}
        onClose={panel.close}
      />
    ) : (
      panel.id &&
      rows.some(({ investmentId }) => investmentId === panel.id) && (
        <ScorePanel key={panel.id} investmentId={panel.id} answer={data} onClose={panel.close} />
      )
    );
  const isEmpty = data.criteria.length === 0 && data.method !== 'wsjf';
  return (
    <Page title={t('title')}>
      <Lead more={data.criteria.length > 0 && t(`method.${data.method}`)}>
        {data.headline.map((message, index) => (
          <span key={message.key}>
            {index > 0 && ' '}
            <Sentence message={messageOf(message)} />
          </span>
        ))}
      </Lead>
      {isEmpty && look !== 'comparisons' ? (
        <WithPanel panel={opened}>
          <div className="bar">{tools}</div>
          <EmptyState title={t('empty.title')} act={add}>
            {t('empty.text')}
          </EmptyState>
        </WithPanel>
      ) : look === 'weights' ? (
        <Weights answer={data} rows={rows} mayWrite={mayWrite} tools={tools} acts={add} panel={opened} open={panel} />
      ) : look === 'comparisons' ? (
        <Comparisons answer={data} mayWrite={mayWrite} tools={tools} acts={add} panel={opened} />
      ) : (
        <RankList answer={data} rows={rows} isLoading={!items} tools={tools} acts={add} panel={opened} open={panel} />
      )}
    </Page>
  );
}
