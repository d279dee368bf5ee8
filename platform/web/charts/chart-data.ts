/** What a chart shows: lines over days, at most four, so that each has a colour of its own and a label at its end. */
export interface ChartData {
  /** ISO dates, in order; any distance apart. */
  readonly days: readonly string[];
  readonly series: readonly ChartSeries[];
  /** A value holds until the next day that has one, as a count does; else lines run from value to value. */
  readonly isStepped?: boolean | undefined;
  /** How values are written, such as money; whole numbers by locale unless given. Keep it stable between renders. */
  readonly text?: ((value: number) => string) | undefined;
}

export interface ChartSeries {
  readonly name: string;
  /** One for each day; null where nothing is known. */
  readonly values: readonly (number | null)[];
}
