import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { parsePlanTime } from '#engine';
import {
  Choice,
  type Grid,
  type OpenRecord,
  useAddress,
  useIdentity,
  useNarrow,
  useRemembered,
  useWords,
} from '#platform/web';
import type { TimelineControls, ZoomLevel } from '#platform/web/timeline/index';
import type { PortfolioRow } from './reporting.ts';

const PortfolioTimeline = lazy(() =>
  import('./portfolio-timeline.tsx').then((part) => ({ default: part.PortfolioTimeline })),
);
const TimelineZoom = lazy(() => import('./portfolio-timeline.tsx').then((part) => ({ default: part.TimelineZoom })));

const looks = ['grid', 'timeline'] as const;
type Look = (typeof looks)[number];

/** As high as the two lines of a timeline's head. */
const timelineHead = 44;

/**
 * The portfolio as a grid alone or beside its timeline: as the address says (`as=timeline`), else as this browser had it
 * last. On a narrow screen it is a list of cards.
 */
export function useTimelineLook(grid: Grid<PortfolioRow>, panel: OpenRecord) {
  const t = useWords('reporting');
  const isNarrow = useNarrow();
  const { today } = useIdentity();
  const [said, say] = useAddress('as');
  const [last, remember] = useRemembered<Look>('portfolio.look', 'grid');
  const look = isNarrow ? 'grid' : (looks.find((one) => one === said) ?? last);
  const controls = useRef<TimelineControls>(null);
  const [level, setLevel] = useState<ZoomLevel>('months');
  const choose = (next: Look) => {
    remember(next);
    say(next);
  };
  const isTimeline = look === 'timeline' && grid.rows.length > 0;
  return {
    isShown: isTimeline,
    headerHeight: isTimeline ? timelineHead : undefined,
    tools: !isNarrow && (
      <>
        {isTimeline && (
          <Suspense>
            <TimelineZoom controls={controls} level={level} now={parsePlanTime(`${today}T00:00:00`) ?? 0} />
          </Suspense>
        )}
        <Choice
          label={t('portfolio.look')}
          value={look}
          options={[
            { value: 'grid', label: t('portfolio.asGrid') },
            { value: 'timeline', label: t('portfolio.asTimeline') },
          ]}
          onChange={choose}
        />
      </>
    ),
    beside: (table: ReactNode) =>
      isTimeline ? (
        <Suspense fallback={table}>
          <PortfolioTimeline
            grid={grid}
            table={table}
            openId={panel.id}
            onOpen={panel.open}
            controls={controls}
            onLevel={setLevel}
          />
        </Suspense>
      ) : (
        table
      ),
  };
}
