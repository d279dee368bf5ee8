import type { Comparison, PlanTime } from '#engine';
import { type BaselineColumns, firstImport, type Row } from './tables.ts';

/** What a plan's dates are compared with: baseline 0 where one is set, else the first import's dates, else nothing. */
export function comparisonOf(baselines: readonly Row[]): Comparison {
  const numbered = (number: number) => baselines.find((row) => row.number === number);
  if (numbered(0)) return { kind: 'baseline', number: 0 };
  const first = numbered(firstImport);
  if (!first) return { kind: 'none' };
  const { uid, start, finish } = first.columns as unknown as BaselineColumns;
  const byUid = (values: readonly (number | null)[]) =>
    new Map(uid.flatMap((key, index) => (values[index] == null ? [] : [[key, values[index]] as const])));
  const finishByUid = byUid(finish);
  return {
    kind: 'first-import',
    at: Number((first.columns as unknown as FirstImportColumns).at ?? 0),
    finish: latest(finishByUid.values()),
    startByUid: byUid(start),
    finishByUid,
  };
}

/** The dates of the first import are kept like a baseline, with the plan time at which it was taken over. */
export type FirstImportColumns = BaselineColumns & { readonly at: PlanTime };

/** By uid, the dates that a plan is compared with. */
export function comparedDates(baselines: readonly Row[]): {
  readonly kind: Comparison['kind'];
  readonly byUid: ReadonlyMap<number, { readonly start: PlanTime | null; readonly finish: PlanTime | null }>;
} {
  const row = baselines.find(({ number }) => number === 0) ?? baselines.find(({ number }) => number === firstImport);
  if (!row) return { kind: 'none', byUid: new Map() };
  const { uid, start, finish } = row.columns as unknown as BaselineColumns;
  const byUid = new Map(
    uid.map((key, index) => [key, { start: start[index] ?? null, finish: finish[index] ?? null }] as const),
  );
  return { kind: row.number === 0 ? 'baseline' : 'first-import', byUid };
}

function latest(values: Iterable<number>): number | null {
  let found: number | null = null;
  for (const value of values) if (found === null || value > found) found = value;
  return found;
}
