import { useMemo } from 'react';
import {
  Button,
  Choice,
  DataGrid,
  EmptyState,
  type GridColumn,
  type GridGroup,
  GridTools,
  useAddress,
  useGrid,
  useOpenRecord,
  useWords,
  WithPanel,
} from '#platform/web';
import { usePolicyColumns } from './policy-columns.tsx';
import { ProjectLimits } from './project-limits.tsx';
import { ProjectRulePanel } from './project-rule-panel.tsx';
import { type ProjectRuleRow, projectRuleRows, type RuledProject, type RulingOffice } from './project-rule-rows.ts';
import { RulingVersion } from './ruling-version.tsx';
import './policy.css';

const kinds = ['all', 'open', 'departed'] as const;
type Kind = (typeof kinds)[number];

const isOf = (kind: Kind, row: ProjectRuleRow) =>
  kind === 'all' || (kind === 'open' ? row.findings.length > 0 : row.hasDeparture);

interface ProjectRulesProps {
  readonly policy: RuledProject;
  /** Where a finding of the project is read and answered. */
  readonly addressOf: (findingId: string) => string;
}

/** The rules that govern a project as a matrix, only to be read: what follows from each finding, and by whom it came so. */
export function ProjectRules({ policy, addressOf }: ProjectRulesProps) {
  const t = useWords('offices');
  const rows = useMemo(() => projectRuleRows(policy), [policy]);
  const [word, setWord] = useAddress('rules');
  const kind = kinds.find((one) => one === word) ?? 'all';
  const shown = useMemo(() => rows.filter((row) => isOf(kind, row)), [rows, kind]);
  const grid = useGrid({
    name: 'project-policy',
    rows: shown,
    columns: useColumns(),
    rowId: ({ id }) => id,
    groupOf: useMemo(
      () =>
        ({ family }: ProjectRuleRow): GridGroup => ({ id: family, title: t(`policy.family.${family}`) }),
      [t],
    ),
  });
  const panel = useOpenRecord();
  const row = rows.find(({ id }) => id === panel.id);
  return (
    <>
      <div className="bar policy-bar">
        <Offices offices={policy.offices} />
        <div className="bar-end">
          <Button onClick={() => panel.open('limits')}>{t('policy.limits')}</Button>
        </div>
      </div>
      <WithPanel
        panel={
          panel.id === 'limits' ? (
            <ProjectLimits policy={policy} onClose={panel.close} />
          ) : (
            row && (
              <ProjectRulePanel key={row.id} policy={policy} row={row} addressOf={addressOf} onClose={panel.close} />
            )
          )
        }
      >
        <GridTools grid={grid}>
          <Choice
            label={t('policy.shown')}
            value={kind}
            onChange={(next) => setWord(next === 'all' ? undefined : next)}
            options={kinds.map((value) => ({
              value,
              label: t(`policy.ruled.${value}`, { count: rows.filter((one) => isOf(value, one)).length }),
            }))}
          />
        </GridTools>
        <DataGrid
          grid={grid}
          label={t('policy.title')}
          openId={panel.id}
          onOpen={({ id }) => panel.open(id)}
          empty={<EmptyState title={t('policy.ruled.none')}>{t('policy.ruled.noneWhy')}</EmptyState>}
        />
      </WithPanel>
    </>
  );
}

/** The matrix of the office, and last how much of each is open in the project. */
function useColumns(): readonly GridColumn<ProjectRuleRow>[] {
  const t = useWords('offices');
  const columns: readonly GridColumn<ProjectRuleRow>[] = usePolicyColumns();
  return useMemo(() => {
    const open: GridColumn<ProjectRuleRow> = {
      id: 'open',
      title: t('policy.column.open'),
      width: 96,
      type: 'number',
      value: ({ findings }) => findings.length || null,
    };
    return [...columns, open];
  }, [t, columns]);
}

/** Whose policies they are, the highest office first; each leads to its own. */
function Offices({ offices }: { readonly offices: readonly RulingOffice[] }) {
  const t = useWords('offices');
  return (
    <ol className="policy-offices" aria-label={t('policy.ruled.offices')}>
      {offices.map((office) => (
        <li key={office.officeId}>
          <RulingVersion office={office} isWhole />
        </li>
      ))}
    </ol>
  );
}
