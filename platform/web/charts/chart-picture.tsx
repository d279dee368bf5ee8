import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { watchTheme } from '../timeline/palette.ts';
import { useFormat } from '../words/format-context.tsx';
import type { ChartData } from './chart-data.ts';
import { chartOption } from './chart-option.ts';
import { readChartPalette } from './chart-palette.ts';

use([LineChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer]);

/** ECharts empties what it drew by setting markup, which the pages' content policy refuses to everybody. */
function emptyWithoutMarkup(element: Element): void {
  Object.defineProperty(element, 'innerHTML', { set: () => element.replaceChildren(), configurable: true });
}

/** The drawing alone, as SVG so that it prints sharply; it follows the theme and its room. */
export function ChartPicture({ data }: { readonly data: ChartData }) {
  const place = useRef<HTMLDivElement>(null);
  const format = useFormat();
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg' });
    for (const emptied of [element, ...element.querySelectorAll('svg')]) emptyWithoutMarkup(emptied);
    const isMoving = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    const paint = () =>
      chart.setOption(
        chartOption(data, {
          palette: readChartPalette(element),
          format: { date: format.date, tick: format.date, number: data.text ?? ((value) => format.number(value)) },
          isMoving,
        }),
        true,
      );
    paint();
    const stopTheme = watchTheme(paint);
    const room = new ResizeObserver(() => chart.resize());
    room.observe(element);
    return () => {
      room.disconnect();
      stopTheme();
      chart.dispose();
    };
  }, [data, format]);
  return <div ref={place} className="chart-picture" aria-hidden="true" />;
}
