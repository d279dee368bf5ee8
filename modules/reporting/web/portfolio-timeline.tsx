import { type ReactNode, type Ref, useMemo } from 'react';
import { formatPlanTime, parsePlanTime } from '#engine';
import { type Grid, useFormat, useGo, useIdentity, useWords } from '#platform/web';
import {
  firstWeekdayOf,
  Split,
  Timeline,
  type TimelineControls,
  useTickLabels,
  type ZoomLevel,
} from '#platform/web/timeline/index';
import { portfolioBars } from './portfolio-bars.ts';

export { TimelineZoom } from '#platform/web/timeline/index';

import { ProjectTip } from './project-tip.tsx';
import type { PortfolioRow } from './reporting.ts';

interface PortfolioTimelineProps {
  readonly grid: Grid<PortfolioRow>;
  /** The grid as it is drawn, whose lines the bars stand beside. */
  readonly table: ReactNode;
  readonly openId: string | undefined;
  readonly onOpen: (projectId: string) => void;
  readonly controls: Ref<TimelineControls>;
  readonly onLevel: (level: ZoomLevel) => void;
}

/** The portfolio with a bar beside each line, from start to forecast. */
export function PortfolioTimeline({ grid, table, openId, onOpen, controls, onLevel }: PortfolioTimelineProps) {
  const t = useWords('reporting');
  const format = useFormat();
  const go = useGo();
  const { today } = useIdentity();
  const { rows: lines, toggle } = grid;
  const model = useMemo(() => portfolioBars(lines), [lines]);
  const labels = useTickLabels(format.locale);
  const now = parsePlanTime(`${today}T00:00:00`);
  const selected = lines.findIndex(({ id }) => id === openId);
  return (
    <Split
      name="portfolio"
      isNarrow={false}
      left={table}
      right={
        <Timeline
          name={t('portfolio.timeline')}
          rowsRef={grid.scrollRef}
          controls={controls}
          model={model}
          shading={noShading}
          rowHeight={grid.rowHeight}
          selected={selected}
          revealed={selected === -1 ? null : selected}
          now={now}
          nowLabel={now === null ? '' : format.date(formatPlanTime(now), 'short')}
          labels={labels}
          firstWeekday={firstWeekdayOf(format.locale)}
          isStrongShown={false}
          areGhostsShown={false}
          fitsFirst
          onLevel={onLevel}
          onSelect={(position) => {
            const line = lines[position];
            if (line?.kind === 'group') toggle(line.id);
            else if (line) onOpen(line.record.projectId);
          }}
          onOpen={(position) => {
            const line = lines[position];
            if (line?.kind === 'record') go(`/projects/${line.record.projectId}`);
          }}
          tooltip={(position) => {
            const line = lines[position];
            return line?.kind === 'record' ? <ProjectTip row={line.record} /> : line?.title;
          }}
        />
      }
    />
  );
}

const noShading: readonly never[] = [];
