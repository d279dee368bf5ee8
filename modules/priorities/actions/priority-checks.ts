import { type Finding, type Parameter, type Severity, stateFindings } from '#engine';
import type { Checked, CheckSet } from '#modules/findings/actions';
import { officeChains } from '#modules/offices/actions';
import { findInvestments } from '#modules/strategy/actions/investments';
import type { Change, Tx } from '#platform/server';
import { selectCriteria, selectCriteriaNamed } from '../queries.ts';
import { type AssessmentRow, investmentIdOf } from '../tables.ts';
import { loadGiven, loadScales } from './load-priorities.ts';
import { type Scales, weighCriteria } from './weigh-criteria.ts';

const codes = [
  { code: 'priority.comparisons-inconsistent', severity: 'minor' },
  { code: 'priority.assessors-apart', severity: 'info' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

const found = stateFindings(codes, 'office');

/** Two assessors who are further apart than this, in percent of the scale, mean different things by it. */
const mostApart = 60;

/** Whether the weights of an office contradict each other, and whether its assessors agree on what they look at. */
export const priorityChecks: CheckSet = {
  module: 'priorities',
  codes,
  scope: 'office',
  inputs: [
    'prioritisation',
    'criterion',
    'criterion-step',
    'criterion-comparison',
    'assessment',
    'proposal',
    'project',
  ],
  affected: async (tx, changes) => (changes.some(isConcerned) ? officesIn(tx, changes) : []),
  async check(tx, ids) {
    const checked = new Map<string, Checked>();
    for (const id of ids) {
      const scales = await loadScales(tx, id);
      const findings = scales.criteria.length
        ? [...checkComparisons(id, scales), ...(await checkAssessors(tx, id, scales))]
        : [];
      checked.set(id, { findings, nextDue: null });
    }
    return checked;
  },
};

/** Of what is ranked only its name, where it stands and whether it is still open change what is found. */
const isConcerned = ({ entity, field }: Change) =>
  (entity !== 'proposal' && entity !== 'project') || ['state', 'closed_at', 'name', 'office_id'].includes(field ?? '');

/** Those that have criteria, and those that lost their last one just now. */
async function officesIn(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const gone = changes.flatMap(
    ({ entity, from }) =>
    entity === 'criterion' && from !== null && typeof from === 'object' && 'office_id' in from ? String(from.office_id) : [], // biome-ignore format: one line
  );
  return [...new Set([...(await selectCriteria(tx, null)).map(({ office_id }) => office_id), ...gone])];
}

function checkComparisons(id: string, scales: Scales): Finding[] {
  const { comparing } = weighCriteria(scales);
  const triple = comparing?.found?.inconsistentTriple;
  if (!triple) return [];
  const name = (index: number) => scales.criteria[index]?.name ?? '';
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const values: Readonly<Record<string, Parameter>> = {
    ratio: rounded(comparing?.found?.consistencyRatio ?? 0),
    criterion: name(triple.first),
    than: name(triple.second),
    through: name(triple.by),
    direct: rounded(triple.direct),
    implied: rounded(triple.implied),
  };
  return [found(id, 'priority.comparisons-inconsistent', { values })];
}

/** Those of what the office ranks: what is open and below it; of what was decided or moved out nobody can answer anew. */
async function checkAssessors(tx: Tx, id: string, scales: Scales): Promise<Finding[]> {
  const { assessments } = await loadGiven(tx, id, scales);
  const worth = new Map(scales.steps.map((step) => [step.id, step.worth]));
  const groups = new Map<string, AssessmentRow[]>();
  for (const row of assessments) {
    const key = `${row.criterion_id} ${investmentIdOf(row)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const apart = [...groups.values()].flatMap((rows) => {
    const worths = rows.map(({ step_id }) => worth.get(step_id) ?? 0);
    const between = Math.max(...worths) - Math.min(...worths);
    const [first] = rows;
    return first && between > mostApart ? [{ row: first, between }] : [];
  });
  const chains = await officeChains(tx);
  const investments = await findInvestments(tx, [...new Set(apart.map(({ row }) => investmentIdOf(row)))]);
  const criteria = new Map((await selectCriteriaNamed(tx, apart.map(({ row }) => row.criterion_id))).map((row) => [row.id, row.name])); // biome-ignore format: one line
  return apart.flatMap(({ row, between }) => {
    const investment = investments.get(investmentIdOf(row));
    if (!investment?.isOpen || !chains.get(investment.officeId)?.includes(id)) return [];
    const record = { kind: investment.kind, id: investment.id };
    const values: Readonly<Record<string, Parameter>> = {
      investment: { kind: 'record', record, name: investment.name },
      criterion: criteria.get(row.criterion_id) ?? '',
      between: { kind: 'percent', percent: between },
    };
    const of = found(id, 'priority.assessors-apart', { values, records: [record] });
    return [{ ...of, discriminator: `${row.criterion_id} ${investment.id}` }];
  });
}
