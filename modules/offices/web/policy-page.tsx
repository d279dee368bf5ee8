import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type Phase, phases, type Tier, tiers } from '#engine';
import {
  Anchor,
  Button,
  type CellEdit,
  DataGrid,
  EmptyState,
  ErrorState,
  type Format,
  type GridGroup,
  GridTools,
  Lead,
  Page,
  Sentence,
  useAddress,
  useChange,
  useFormat,
  useGrid,
  useOperation,
  usePast,
  useWords,
  WithPanel,
} from '#platform/web';
import { offices } from './offices.ts';
import { nextVersion, type OfficePolicy, policyTopics } from './policy.ts';
import { OfficeChoice, ShownRules, usePolicyShown } from './policy-bar.tsx';
import { useEditedColumns, writtenValue } from './policy-editors.ts';
import { changesOf, ownPolicy } from './policy-edits.ts';
import { policyLead } from './policy-lead.ts';
import { PolicyPanel, usePolicyPanel } from './policy-panel.tsx';
import { PolicyPresets } from './policy-presets.tsx';
import { type PolicyColumn, type PolicyRow, policyRows } from './policy-rows.ts';
import './policy.css';

/** What an office makes of findings: its rules as a matrix, edited in place; beside it what adopting them would do. */
export function PolicyPage() {
  const t = useWords('offices');
  const { officeId = '' } = useParams({ strict: false }) as { readonly officeId?: string };
  const { data, error, refetch } = useOperation(
    offices.getPolicy,
    { officeId },
    { topics: policyTopics(officeId), keepsLast: true },
  );
  return (
    <Page
      title={t('policy.title')}
      path={data && !data.isRoot ? [{ label: data.officeName, to: `/offices/${officeId}` }] : []}
    >
      {error && !data ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        data && <Policy key={data.officeId} policy={data} />
      )}
    </Page>
  );
}

function Policy({ policy }: { readonly policy: OfficePolicy }) {
  const t = useWords('offices');
  const { officeId, draft, mayWrite } = policy;
  const isPast = usePast() !== null;
  const [tier] = useAddress('tier');
  const [phase] = useAddress('phase');
  const scope = useMemo(
    () => ({
      tier: tiers.find((one) => one === tier) as Tier | undefined,
      phase: phases.find((one) => one === phase) as Phase | undefined,
    }),
    [tier, phase],
  );
  const rows = useMemo(() => policyRows(policy, scope), [policy, scope]);
  const shown = usePolicyShown(rows);
  const columns = useEditedColumns();
  const change = useChange(offices.changePolicyDraft, { topics: policyTopics(officeId) });
  const simulation = useOperation(
    offices.simulatePolicy,
    { officeId },
    { topics: [...policyTopics(officeId), 'portfolio'], isEnabled: draft !== null && !isPast, keepsLast: true },
  );
  const grid = useGrid({
    name: 'policy',
    rows: shown,
    columns,
    rowId: ({ code }) => code,
    groupOf: useMemo(
      () =>
        (row: PolicyRow): GridGroup => ({ id: row.family, title: t(`policy.family.${row.family}`) }),
      [t],
    ),
    ...(mayWrite && {
      onEdit: async (edits: readonly CellEdit<PolicyRow>[]) => {
        const cells = edits.map(({ row, column, value }) => ({
          code: row.code,
          column: column as PolicyColumn,
          value: writtenValue(column, value),
        }));
        const changes = changesOf(ownPolicy(policy), scope, cells);
        if (changes.length) await change.run({ officeId, changes: changes as never });
      },
    }),
  });
  const format = useFormat();
  const panel = usePolicyPanel(policy);
  return (
    <>
      <Lead>
        <Sentence message={policyLead(policy, rows, draft ? simulation.data : undefined)} />
      </Lead>
      <div className="bar">
        <OfficeChoice officeId={officeId} />
        <Anchor to={`/offices/${officeId}`}>{t('policy.toOffice')}</Anchor>
        <div className="bar-end">
          {draft && !isPast && <Button onClick={() => panel.open('adopt')}>{t('policy.whatItDoes')}</Button>}
          <Button onClick={() => panel.open('rules')}>{t('policy.rules')}</Button>
          <Button onClick={() => panel.open('settings')}>{t('policy.settings')}</Button>
          <Button onClick={() => panel.open('versions')}>{t('policy.versions')}</Button>
        </div>
      </div>
      <div className="bar policy-bar">
        <PolicyPresets policy={policy} onChoose={(changes) => change.run({ officeId, changes })} />
        <span className="dim">{stateText(t, format, policy, rows)}</span>
      </div>
      <WithPanel
        panel={<PolicyPanel policy={policy} rows={rows} scope={scope} simulation={simulation.data} panel={panel} />}
      >
        <GridTools grid={grid}>
          <ShownRules rows={rows} />
        </GridTools>
        <DataGrid
          grid={grid}
          label={t('policy.title')}
          openId={panel.id}
          onOpen={({ code }) => panel.open(code)}
          empty={<EmptyState title={t('policy.none')}>{t('policy.noneWhy')}</EmptyState>}
        />
      </WithPanel>
    </>
  );
}

/** What the rules on the page are: a draft, with how much it changes, or what is in force. */
function stateText(
  t: (key: string, parameters?: Record<string, string | number>) => string,
  format: Format,
  policy: OfficePolicy,
  rows: readonly PolicyRow[],
) {
  const { version = 0, inForceOn } = policy.draft?.adoption ?? {};
  if (inForceOn) return t('policy.ahead', { version, day: format.date(inForceOn) });
  const count = rows.filter(({ changed }) => changed.size > 0).length;
  if (policy.draft) return t('policy.draftOf', { version: nextVersion(policy), count });
  if (!policy.inForce) return t('policy.noVersion');
  return t('policy.inForce', { version: policy.inForce.version });
}
