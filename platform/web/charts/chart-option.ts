import type { ChartData } from './chart-data.ts';
import type { ChartPalette } from './chart-palette.ts';

interface ChartFormat {
  readonly date: (iso: string) => string;
  /** Shorter, beside others on the axis: without the year, or of longer times without the day. */
  readonly tick: (iso: string, style: 'short' | 'month') => string;
  readonly number: (value: number) => string;
}

export interface ChartLook {
  readonly palette: ChartPalette;
  readonly format: ChartFormat;
  /** Off for those who ask for less motion. */
  readonly isMoving: boolean;
}

const atDay = (day: string) => Date.parse(`${day}T00:00:00Z`);
/** Beyond so many days the same day of two years would stand on the axis. */
const mostDaysOfAYear = 366;

const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** The chart as ECharts draws it: from zero, each line named at its end instead of in a legend. */
export function chartOption(
  { days, series, isStepped = false, text: written }: ChartData,
  { palette, format, isMoving }: ChartLook,
) {
  const text = { color: palette.soft, fontFamily: palette.font, fontSize: 12 };
  const [first, last] = [atDay(days[0] ?? '1970-01-01'), atDay(days.at(-1) ?? '1970-01-01')];
  const lifts = liftsOf(series);
  const evasions = evasionsOf(series);
  const tick = (last - first) / 86_400_000 > mostDaysOfAYear ? 'month' : 'short';
  return {
    // the name of a line that ends before the others loses its place while the line grows
    animation: isMoving && series.every(({ values }) => values.at(-1) != null),
    animationDuration: 150,
    useUTC: true, // days are those of the calendar, whatever zone the browser is in
    color: [...palette.lines],
    textStyle: text,
    grid: { left: 8, right: 96, top: 12, bottom: 4, outerBoundsMode: 'same' as const },
    tooltip: {
      trigger: 'axis' as const,
      renderMode: 'richText' as const, // drawn, not made of HTML: names cannot become markup
      backgroundColor: palette.ground,
      borderColor: palette.hairline,
      textStyle: { ...text, color: palette.text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format.number(value) : '–'),
    },
    xAxis: {
      type: 'time' as const,
      min: first,
      max: last,
      axisLine: { lineStyle: { color: palette.hairline } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true, formatter: (instant: number) => format.tick(dayOf(instant), tick) },
      splitLine: { show: false },
      minInterval: 86_400_000,
      axisPointer: { label: { formatter: ({ value }: { value: unknown }) => format.date(dayOf(Number(value))) } },
    },
    yAxis: {
      type: 'value' as const,
      min: 0,
      minInterval: written ? 0 : 1, // counts have no halves
      axisLabel: { ...text, formatter: (value: number) => format.number(value) },
      splitLine: { lineStyle: { color: palette.hairline } },
    },
    series: series.map(({ name, values }, line) => ({
      name,
      type: 'line' as const,
      step: isStepped ? ('end' as const) : false,
      symbol: 'none',
      lineStyle: { width: 2 },
      connectNulls: false,
      emphasis: { disabled: true },
      data: days.map((day, index) => [atDay(day), values[index] ?? null]),
      // the sign has the line's colour, the name one that can be read, also where it stands over other lines
      endLabel: { ...text, show: true, offset: [0, -(lifts.get(line) ?? evasions.get(line) ?? 0)] as [number, number], color: palette.text, textBorderColor: palette.ground, textBorderWidth: 3, formatter: '{sign|●} {a}', rich: { sign: { color: palette.lines[line] ?? palette.text } } }, // biome-ignore format: one label
      labelLayout: { moveOverlap: 'shiftY' as const },
    })),
  };
}

const labelHeight = 14;
/** Of the chart's height, how much a name takes that would else stand on the days of the axis. */
const lowShare = 0.08;

/** By line, how many pixels its name is lifted: of those that end on the axis, one over the other. */
function liftsOf(series: ChartData['series']): ReadonlyMap<number, number> {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ends = series.map(({ values }, line) => ({ line, end: values.findLast((value) => value !== null) ?? most }));
  const low = ends.filter(({ end }) => end < most * lowShare).sort((a, b) => a.end - b.end);
  return new Map(low.map(({ line }, place) => [line, labelHeight * (place + 0.5)]));
}

/** By line that ends while others go on, how many pixels its name is moved up, or down where negative, so as not to stand on them. */
function evasionsOf(series: ChartData['series']): ReadonlyMap<number, number> {
  const evasions = new Map<number, number>();
  for (const [line, { values }] of series.entries()) {
    const last = values.findLastIndex((value) => value !== null);
    const end = values[last] ?? 0;
    const onward = series.flatMap(({ values: others }) => others.slice(last + 1).find((value) => value !== null) ?? []);
    if (last < 0 || onward.length === 0) continue;
    if (onward.every((value) => value >= end)) evasions.set(line, -labelHeight * 0.75);
    else if (onward.every((value) => value <= end)) evasions.set(line, labelHeight * 0.75);
  }
  return evasions;
}
