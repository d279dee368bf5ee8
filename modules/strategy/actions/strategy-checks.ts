import { type Finding, isShort, measureFigures, type Parameter, type Severity, stateFindings } from '#engine';
import type { Checked, CheckSet } from '#modules/findings/actions';
import { officeChains, organisationOf } from '#modules/offices/actions';
import { projectScope } from '#modules/projects/actions/project-checks';
import { findProjects, type ProjectRow } from '#modules/projects/actions/read-projects';
import type { Change, Tx } from '#platform/server';
import {
  selectContributionsNamed,
  selectContributionsOf,
  selectContributionsTo,
  selectThemes,
  selectVersions,
} from '../queries.ts';
import type { ContributionRow, ThemeRow } from '../tables.ts';
import { isSameTree, treeOf } from './adopted-tree.ts';
import { loadStrategy, type Strategy } from './load-strategy.ts';

const projectCodes = [
  { code: 'alignment.unaligned-spend', severity: 'major' },
  { code: 'alignment.contribution-questioned', severity: 'minor' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

const officeCodes = [
  { code: 'alignment.objective-unserved', severity: 'major' },
  { code: 'alignment.target-short', severity: 'minor' },
  { code: 'alignment.strategy-not-adopted', severity: 'info' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

const foundAtProject = stateFindings(projectCodes, 'project');
const foundAtObjective = stateFindings(officeCodes, 'objective');
const foundAtOffice = stateFindings(officeCodes, 'office');

/** Whether what a project costs serves anything that its offices want, and whether somebody doubts that it does. */
export const projectAlignmentChecks: CheckSet = {
  module: 'strategy',
  codes: projectCodes,
  scope: 'project',
  inputs: ['theme', 'objective', 'contribution', 'project', 'office'],
  async affected(tx, changes) {
    // what an office wants, and what stands below which, concerns every project there; both are seldom written
    if (changes.some(({ entity }) => entity === 'theme' || entity === 'objective') || changes.some(movesOffice)) return projectScope.running(tx); // biome-ignore format: one line
    const projects = changes.filter(({ entity }) => entity === 'project').map(({ id }) => id);
    return [...projects, ...(await contributorsIn(tx, changes))];
  },
  async check(tx, ids) {
    const [projects, chains, { currencyCode }] = await Promise.all([
      findProjects(tx, ids),
      officeChains(tx),
      organisationOf(tx),
    ]);
    const strategy = await loadStrategy(tx, [
      ...new Set(projects.flatMap(({ office_id }) => chains.get(office_id) ?? [])),
    ]);
    const contributions = await selectContributionsOf(tx, ids);
    return new Map(
      projects.map((project): [string, Checked] => {
        const above = chains.get(project.office_id) ?? [];
        const own = contributions.filter(({ project_id }) => project_id === project.id);
        return [project.id, { findings: checkProject(project, above, own, strategy, currencyCode), nextDue: null }];
      }),
    );
  },
};

function checkProject(
  { id, budget_minor, closed_at }: ProjectRow,
  above: readonly string[],
  contributions: readonly ContributionRow[],
  { themes, objectives }: Strategy,
  currencyCode: string,
): Finding[] {
  const themeIds = new Set(themes.filter(({ office_id }) => above.includes(office_id)).map((theme) => theme.id));
  const known = new Map(objectives.filter(({ theme_id }) => themeIds.has(theme_id)).map((one) => [one.id, one]));
  if (!known.size || closed_at !== null) return [];
  const own = contributions.filter(({ objective_id }) => known.has(objective_id));
  const findings = own.flatMap(({ question, objective_id }) => {
    const objective = known.get(objective_id);
    if (question === null || !objective) return [];
    const values = { objective: recordOf('objective', objective), question };
    const records = [{ kind: 'objective', id: objective_id }];
    return { ...foundAtProject(id, 'alignment.contribution-questioned', { values, records }), discriminator: objective_id }; // biome-ignore format: one line
  });
  if (own.length) return findings;
  // of a project without a budget nobody knows how much it is: 0 would sound as if it were nothing
  const amount: Parameter = budget_minor === null ? { kind: 'word', key: 'strategy.amountUnknown' } : { kind: 'money', minor: budget_minor, currencyCode }; // biome-ignore format: one line
  return [foundAtProject(id, 'alignment.unaligned-spend', { values: { amount } })];
}

const recordOf = (kind: string, { id, name }: { readonly id: string; readonly name: string }): Parameter => ({
  kind: 'record',
  record: { kind, id },
  name,
});

/** Whether each objective of an office is served, its measures would be reached, and the strategy is the adopted one. */
export const officeAlignmentChecks: CheckSet = {
  module: 'strategy',
  codes: officeCodes,
  scope: 'office',
  inputs: ['theme', 'objective', 'measure', 'contribution', 'project', 'office', 'strategy-version'],
  async affected(tx, changes) {
    if (!changes.some(concernsOffices)) return [];
    const gone = changes.flatMap(({ entity, from }) =>
      entity === 'theme' && from !== null ? ((from as Partial<ThemeRow>).office_id ?? []) : [],
    );
    return [...new Set([...(await selectThemes(tx, null)).map(({ office_id }) => office_id), ...gone])];
  },
  async check(tx, ids) {
    const strategy = await loadStrategy(tx, ids);
    const contributions = await selectContributionsTo(tx, strategy.objectives.map(({ id }) => id)); // biome-ignore format: one line
    const projects = await findProjects(tx, contributions.flatMap(({ project_id }) => project_id ?? [])); // biome-ignore format: one line
    const officeOf = new Map(projects.filter(isOpen).map(({ id, office_id }) => [id, office_id]));
    const chains = await officeChains(tx);
    const below = (id: string) =>
      contributions.filter(({ project_id }) => chains.get(officeOf.get(project_id ?? '') ?? '')?.includes(id));
    const versions = new Map((await selectVersions(tx, ids)).map((row) => [row.office_id, row]));
    return new Map(
      ids.map((id): [string, Checked] => {
        const own = strategyOf(strategy, id);
        const adopted = versions.get(id);
        const isAdopted = adopted ? isSameTree(adopted.tree, treeOf(own)) : !own.objectives.length;
        const findings = [
          ...checkObjectives(own, below(id)),
          ...(isAdopted ? [] : [foundAtOffice(id, 'alignment.strategy-not-adopted')]),
        ];
        return [id, { findings, nextDue: null }];
      }),
    );
  },
};

/** What of a project makes it count for an objective, or not any more. */
const spending = new Set(['state', 'closed_at', 'office_id']);

const movesOffice = ({ entity, field }: Change) => entity === 'office' && field === 'parent_id';

const concernsOffices = (change: Change) =>
  change.entity === 'office'
    ? movesOffice(change)
    : change.entity !== 'project' || change.field === null || spending.has(change.field);

const isOpen = ({ state, closed_at }: ProjectRow) => state === 'active' && closed_at === null;

function strategyOf({ themes, objectives, measures }: Strategy, officeId: string): Strategy {
  const own = themes.filter(({ office_id }) => office_id === officeId);
  const mine = objectives.filter(({ theme_id }) => own.some(({ id }) => id === theme_id));
  return { themes: own, objectives: mine, measures: measures.filter(({ objective_id }) => mine.some(({ id }) => id === objective_id)) }; // biome-ignore format: one record
}

function checkObjectives({ objectives, measures }: Strategy, contributions: readonly ContributionRow[]): Finding[] {
  return objectives.flatMap((objective) => {
    const own = contributions.filter(({ objective_id }) => objective_id === objective.id);
    const records = [{ kind: 'objective', id: objective.id }];
    const named = { objective: recordOf('objective', objective) };
    if (!own.length)
      return [foundAtObjective(objective.id, 'alignment.objective-unserved', { values: named, records })];
    return measures
      .filter(({ objective_id }) => objective_id === objective.id)
      .flatMap((measure) => {
        const expected = own.flatMap((row) => (row.measure_id === measure.id && row.expected !== null ? [row.expected] : [])); // biome-ignore format: one line
        const figures = measureFigures({ ...measure, actuals: [], expected });
        if (!isShort(figures)) return [];
        const covered: Parameter = { kind: 'percent', percent: Math.round((figures.covered ?? 0) * 100) };
        const values = { ...named, measure: measure.name, covered };
        return { ...foundAtObjective(objective.id, 'alignment.target-short', { values, records }), discriminator: measure.id }; // biome-ignore format: one line
      });
  });
}

/** The projects whose contributions the changes touch. */
async function contributorsIn(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const own = changes.filter(({ entity }) => entity === 'contribution');
  const whole = own
    .filter(({ field }) => field === null)
    .map(({ from, to }) => (to ?? from) as Partial<ContributionRow>);
  const ids = own.filter(({ field }) => field !== null).map(({ id }) => id);
  const rows = [...whole, ...(ids.length ? await selectContributionsNamed(tx, ids) : [])];
  return [...new Set(rows.flatMap(({ project_id }) => project_id ?? []))];
}
