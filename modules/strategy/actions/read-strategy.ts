import type { Alignment } from '#engine';
import { namesOf, namesOfOffices, organisationOf } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import type { Objective } from '../contract.ts';
import { selectMeasureValues, selectOfficesOf, selectThemes, selectVersions, selectVersionsOf } from '../queries.ts';
import type { ObjectiveRow, StrategyVersionRow } from '../tables.ts';
import { isSameTree, treeOf } from './adopted-tree.ts';
import { describeContributions } from './describe-contributions.ts';
import { type FullMeasure, loadAligned, loadMeasures, type Strategy } from './load-strategy.ts';
import { strategyOffices } from './readable-strategies.ts';
import { tellAlignment } from './tell-alignment.ts';

interface Which {
  readonly officeId?: string | undefined;
}

/** The strategy of an office with what serves it, as far as the caller may read. */
export async function getStrategy(call: OperationCall, { officeId: wanted }: Which) {
  const { tx } = call;
  const readable = await strategyOffices(call);
  const written = new Set((await selectThemes(tx, readable)).map(({ office_id }) => office_id));
  const officeId = chosen(readable, written, wanted);
  const { currencyCode } = await organisationOf(tx);
  const none = { projects: 0, amountMinor: 0, unaligned: 0, unalignedMinor: 0 };
  if (officeId === undefined) return { ...nothing, totals: { currencyCode, ...none } };
  const { strategy, projects, contributions, alignment } = await loadAligned(call, officeId);
  const { figures } = await loadMeasures(tx, strategy, contributions);
  const names = await namesOfOffices(tx, [...written, officeId]);
  const people = await namesOf(tx, strategy.objectives.flatMap(({ owner_person_id }) => owner_person_id ?? [])); // biome-ignore format: one line
  const [version] = await selectVersions(tx, [officeId]);
  const unaligned = alignment.investments.filter(({ isUnaligned }) => isUnaligned).length;
  return {
    officeId,
    officeName: names.get(officeId) ?? null,
    offices: readable.filter((id) => written.has(id)).map((id) => ({ officeId: id, name: names.get(id) ?? '' })),
    mayWrite: await call.access.holds('strategy.write', { kind: 'office', id: officeId }),
    headline: tellAlignment({ strategy, projects, alignment, currencyCode }),
    themes: describeThemes(strategy, alignment),
    objectives: describeObjectives(strategy, alignment, figures, people),
    totals: {
      currencyCode,
      projects: projects.length,
      amountMinor: alignment.totalMinor,
      unaligned,
      unalignedMinor: alignment.unalignedMinor,
    },
    version: version ? ((await describeVersions(call, [version]))[0] ?? null) : null,
    isChanged: version ? !isSameTree(version.tree, treeOf(strategy)) : strategy.objectives.length > 0,
  };
}

const nothing = {
  officeId: null,
  officeName: null,
  offices: [],
  mayWrite: false,
  headline: [],
  themes: [],
  objectives: [],
  version: null,
  isChanged: false,
};

/** The one that is asked for, else the highest that has a strategy, else the highest. */
const chosen = (readable: readonly string[], written: ReadonlySet<string>, wanted: string | undefined) =>
  readable.find((id) => id === wanted) ?? readable.find((id) => written.has(id)) ?? readable[0];

function describeThemes({ themes, objectives }: Strategy, alignment: Alignment) {
  const themeOf = new Map(objectives.map(({ id, theme_id }) => [id, theme_id]));
  return themes.map(({ id, name, about, weight }) => {
    const own = alignment.objectives.filter((objective) => themeOf.get(objective.id) === id);
    return {
      themeId: id,
      name,
      about,
      weight,
      sharePercent: own.reduce((sum, { sharePercent }) => sum + sharePercent, 0),
      amountMinor: own.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    };
  });
}

/** In the order of their themes. */
function describeObjectives(
  { themes, objectives }: Strategy,
  alignment: Alignment,
  figures: readonly FullMeasure[],
  people: ReadonlyMap<string, string>,
): Objective[] {
  const served = new Map(alignment.objectives.map((one) => [one.id, one]));
  return themes.flatMap((theme) =>
    objectives
      .filter(({ theme_id }) => theme_id === theme.id)
      .map((row) => ({
        ...describeObjective(row, theme.name, people),
        sharePercent: served.get(row.id)?.sharePercent ?? 0,
        amountMinor: served.get(row.id)?.amountMinor ?? 0,
        investments: served.get(row.id)?.investments ?? 0,
        measures: figures.filter(({ objective_id }) => objective_id === row.id).map(describeMeasure),
      })),
  );
}

const describeObjective = (row: ObjectiveRow, themeName: string, people: ReadonlyMap<string, string>) => ({
  objectiveId: row.id,
  themeId: row.theme_id,
  themeName,
  name: row.name,
  about: row.about,
  weight: row.weight,
  ownerPersonId: row.owner_person_id,
  ownerName: (row.owner_person_id && people.get(row.owner_person_id)) ?? null,
});

const describeMeasure = (measure: FullMeasure) => ({
  measureId: measure.id,
  name: measure.name,
  unit: measure.unit,
  baseline: measure.baseline,
  baselineOn: measure.baseline_on,
  target: measure.target,
  targetOn: measure.target_on,
  latest: measure.latest && { day: measure.latest.day, value: measure.latest.value },
  progress: measure.progress,
  expected: measure.expected,
  covered: measure.covered,
  isShort: measure.isShort,
});

/** The open projects below the office with how far each serves its strategy, by name. */
export async function listAlignedProjects(
  call: OperationCall,
  { officeId: wanted, ...page }: Which & { readonly limit: number; readonly after?: string | undefined },
) {
  const readable = await strategyOffices(call);
  const written = new Set((await selectThemes(call.tx, readable)).map(({ office_id }) => office_id));
  const officeId = chosen(readable, written, wanted);
  if (officeId === undefined) return { items: [], next: null };
  const { projects, alignment } = await loadAligned(call, officeId);
  const aligned = new Map(alignment.investments.map((one) => [one.id, one]));
  const offices = await namesOfOffices(call.tx, [...new Set(projects.map(({ office_id }) => office_id))]);
  const { items, next } = pageOfAll(projects, page, ({ id }) => id);
  return {
    items: items.map(({ id, name, office_id, budget_minor }) => ({
      projectId: id,
      name,
      officeName: offices.get(office_id) ?? '',
      amountMinor: budget_minor,
      percent: aligned.get(id)?.percent ?? 0,
      isUnaligned: aligned.get(id)?.isUnaligned ?? true,
      parts: [...(aligned.get(id)?.parts ?? [])],
    })),
    next,
  };
}

/** One objective with what was measured, and the contributions to it that the caller may read. Throws `record-missing`. */
export async function getObjective(call: OperationCall, { objectiveId }: { readonly objectiveId: string }) {
  const { tx } = call;
  const officeId = (await selectOfficesOf(tx, [objectiveId])).get(objectiveId);
  if (!officeId || !(await strategyOffices(call)).includes(officeId))
    throw new OperationError(platformErrors.recordMissing);
  const { strategy, contributions, alignment } = await loadAligned(call, officeId);
  const own = contributions.filter(({ objective_id }) => objective_id === objectiveId);
  const { figures } = await loadMeasures(tx, strategy, own);
  const row = strategy.objectives.find(({ id }) => id === objectiveId);
  const people = await namesOf(tx, row?.owner_person_id ? [row.owner_person_id] : []);
  const objective = describeObjectives(strategy, alignment, figures, people).find((one) => one.objectiveId === objectiveId); // biome-ignore format: one line
  if (!objective) throw new OperationError(platformErrors.recordMissing);
  const values = await selectMeasureValues(tx, objective.measures.map(({ measureId }) => measureId)); // biome-ignore format: one line
  return {
    ...objective,
    officeId,
    mayWrite: await call.access.holds('strategy.write', { kind: 'office', id: officeId }),
    values: values.map(({ id, measure_id, day, value }) => ({ valueId: id, measureId: measure_id, day, value })),
    contributions: await describeContributions(tx, own, strategy),
  };
}

/** All versions of an office's strategy that were adopted, the newest first. */
export async function listStrategyVersions(
  call: OperationCall,
  { officeId, ...page }: { readonly officeId: string; readonly limit: number; readonly after?: string | undefined },
) {
  if (!(await strategyOffices(call)).includes(officeId)) return { items: [], next: null };
  const { items, next } = pageOfAll(await selectVersionsOf(call.tx, officeId), page, ({ id }) => id);
  return { items: await describeVersions(call, items), next };
}

async function describeVersions({ tx }: OperationCall, rows: readonly StrategyVersionRow[]) {
  const people = await namesOf(tx, rows.flatMap(({ adopted_by }) => adopted_by ?? [])); // biome-ignore format: one line
  return rows.map(({ version, adopted_at, adopted_by, decision_id, tree }) => ({
    version,
    adoptedAt: adopted_at,
    adoptedBy: (adopted_by && people.get(adopted_by)) ?? null,
    decisionId: decision_id,
    objectives: tree.themes.reduce((sum, { objectives }) => sum + objectives.length, 0),
  }));
}
