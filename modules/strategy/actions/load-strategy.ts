import { type Alignment, alignmentOf, isShort, type MeasureFigures, measureFigures } from '#engine';
import { officeChains } from '#modules/offices/actions';
import { openProjectsOf } from '#modules/projects/actions/read-projects';
import type { Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import {
  selectContributionsTo,
  selectMeasures,
  selectMeasureValues,
  selectObjectives,
  selectThemes,
} from '../queries.ts';
import type { ContributionRow, KeyMeasureRow, KeyMeasureValueRow, ObjectiveRow, ThemeRow } from '../tables.ts';
import { investmentIdOf } from './investments.ts';

/** The strategy of an office, or of several, as it stands. */
export interface Strategy {
  readonly themes: readonly ThemeRow[];
  readonly objectives: readonly ObjectiveRow[];
  readonly measures: readonly KeyMeasureRow[];
}

export async function loadStrategy(tx: Tx, officeIds: readonly string[]): Promise<Strategy> {
  const themes = await selectThemes(tx, officeIds);
  const objectives = await selectObjectives(tx, themes.map(({ id }) => id)); // biome-ignore format: one line
  const measures = await selectMeasures(tx, objectives.map(({ id }) => id)); // biome-ignore format: one line
  return { themes, objectives, measures };
}

/** What the engine needs to know of something that money is spent on. */
export interface Spending {
  readonly id: string;
  readonly amountMinor: number | null;
}

/** How far these investments serve the strategy. */
export function align(
  { themes, objectives }: Strategy,
  contributions: readonly ContributionRow[],
  investments: readonly Spending[],
): Alignment {
  const byInvestment = new Map<string, ContributionRow[]>();
  for (const row of contributions) {
    const id = investmentIdOf(row);
    byInvestment.set(id, [...(byInvestment.get(id) ?? []), row]);
  }
  return alignmentOf(
    themes,
    objectives.map(({ id, theme_id: themeId, weight }) => ({ id, themeId, weight })),
    investments.map(({ id, amountMinor }) => ({
      id,
      amountMinor,
      contributions: (byInvestment.get(id) ?? []).map(({ objective_id: objectiveId, strength }) => ({
        objectiveId,
        strength,
      })),
    })),
  );
}

export interface FullMeasure extends KeyMeasureRow, MeasureFigures {
  readonly isShort: boolean;
}

/** The measures with what was measured, and what these contributions say that they add. */
export function figuresOf(
  measures: readonly KeyMeasureRow[],
  values: readonly KeyMeasureValueRow[],
  contributions: readonly ContributionRow[],
): readonly FullMeasure[] {
  return measures.map((measure) => {
    const figures = measureFigures({
      baseline: measure.baseline,
      target: measure.target,
      actuals: values.filter(({ measure_id }) => measure_id === measure.id),
      expected: contributions.flatMap(({ measure_id, expected }) =>
        measure_id === measure.id && expected !== null ? [expected] : [],
      ),
    });
    return { ...measure, ...figures, isShort: isShort(figures) };
  });
}

/** A strategy with what the caller may read of the open projects below its office, and of what they do for it. */
export async function loadAligned(call: OperationCall, officeId: string) {
  const { tx } = call;
  const [strategy, open, chains] = await Promise.all([
    loadStrategy(tx, [officeId]),
    openProjectsOf(call),
    officeChains(tx),
  ]);
  const projects = open.filter(({ office_id }) => chains.get(office_id)?.includes(officeId));
  const readable = new Set(projects.map(({ id }) => id));
  const all = await selectContributionsTo(tx, strategy.objectives.map(({ id }) => id)); // biome-ignore format: one line
  const contributions = all.filter(({ project_id }) => project_id !== null && readable.has(project_id));
  const spending = projects.map(({ id, budget_minor }) => ({ id, amountMinor: budget_minor }));
  return { strategy, projects, contributions, alignment: align(strategy, contributions, spending) };
}

export async function loadMeasures(tx: Tx, { measures }: Strategy, contributions: readonly ContributionRow[]) {
  const values = await selectMeasureValues(tx, measures.map(({ id }) => id)); // biome-ignore format: one line
  return { values, figures: figuresOf(measures, values, contributions) };
}
