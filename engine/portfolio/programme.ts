/** A linear programme over columns, some of them whole numbers, of which the objective is made as large as possible. */
export interface Programme {
  readonly objective: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 for columns that are whole numbers. */
  readonly isInteger: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Entries of a row lie from `starts[row]` up to `starts[row + 1]`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface SolveOptions {
  /** A value for every column that keeps all rows; what breaks some is passed over. */
  readonly start?: Float64Array;
  /** Most nodes of the search: the same on every machine. */
  readonly nodeLimit?: number;
  /** Most seconds: for measurements, as what is reached by then depends on the machine. */
  readonly secondLimit?: number;
  /** Ends once the objective is proven to be within so many percent of the best. */
  readonly gapPercent?: number;
  /** Is told from time to time how far the search has come. */
  readonly onProgress?: (progress: SolveProgress) => void;
}

export interface SolveProgress {
  readonly nodes: number;
  /** The best objective found, and the one that none can pass; `null` while there is none. */
  readonly best: number | null;
  readonly bound: number | null;
}

export interface ProgrammeAnswer {
  /** `optimal` is proven; `feasible` may be below the bound; `unknown`: nothing was found within the limit. */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown';
  readonly values: Float64Array | null;
  readonly objective: number | null;
  /** The objective is proven not to pass this; `null` where nothing is. */
  readonly bound: number | null;
  readonly nodes: number;
  /** Of an optimal answer without whole numbers: what one more of each column would add to the objective; the reduced costs. */
  readonly marginalGains?: Float64Array;
}

/** Solves a programme; platform/solver gives one. The same programme and options without seconds give the same answer. */
export type Solver = (programme: Programme, options?: SolveOptions) => ProgrammeAnswer;

/** A row as it is written down: lower ≤ Σ values × columns ≤ upper. */
export interface ProgrammeRow {
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

export interface ProgrammeColumn {
  readonly objective: number;
  readonly lower: number;
  readonly upper: number;
  readonly isInteger: boolean;
}

/** Packs columns and rows into a programme. */
export function programmeOf(columns: readonly ProgrammeColumn[], rows: readonly ProgrammeRow[]): Programme {
  const starts = new Int32Array(rows.length + 1);
  for (const [row, { indices }] of rows.entries()) starts[row + 1] = (starts[row] as number) + indices.length;
  return {
    objective: Float64Array.from(columns, (column) => column.objective),
    lower: Float64Array.from(columns, (column) => column.lower),
    upper: Float64Array.from(columns, (column) => column.upper),
    isInteger: Uint8Array.from(columns, (column) => (column.isInteger ? 1 : 0)),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.indices)),
    values: Float64Array.from(rows.flatMap((row) => row.values)),
  };
}

/** The same programme with more rows behind its own. */
export function withRows(programme: Programme, rows: readonly ProgrammeRow[]): Programme {
  const more = programmeOf([], rows);
  const entries = programme.indices.length;
  const joined = (first: Float64Array, second: Float64Array) => Float64Array.from([...first, ...second]);
  return {
    ...programme,
    rowLower: joined(programme.rowLower, more.rowLower),
    rowUpper: joined(programme.rowUpper, more.rowUpper),
    starts: Int32Array.from([...programme.starts, ...more.starts.subarray(1).map((start) => start + entries)]),
    indices: Int32Array.from([...programme.indices, ...more.indices]),
    values: joined(programme.values, more.values),
  };
}
