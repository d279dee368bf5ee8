import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createCache, type Identity, Portico } from '#platform/web';
import { IdentityContext } from '#platform/web/frame/shell';
import { createWords } from '#platform/words';
import type { PlanView } from '../modules/plans/contract.ts';
import { PlanBoard } from '../modules/plans/web/plan-board.tsx';
import { readPlan } from '../modules/plans/web/read-plan.ts';
import en from '../modules/plans/words/en.json' with { type: 'json' };

/** What the bench asks of the page. */
declare global {
  interface Window {
    /** Shows the plan; milliseconds from its columns at hand to the frame after grid and timeline were painted. */
    showPlan: () => Promise<number>;
    /** Scrolls for so long, both ways in turn; the time of every frame. */
    scrollPlan: (direction: 'down' | 'sideways', milliseconds: number) => Promise<number[]>;
  }
}

const view = (await (await fetch('/plan.json')).json()) as PlanView;
const words = createWords('en', { plans: en });
const done = () => Promise.resolve();
const identity: Identity = {
  person: { id: 'p', name: 'Maya Kerr', email: 'maya@halden.example' },
  organisation: { id: 'o', name: 'Halden & Roe', timeZone: 'Europe/Berlin' },
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  theme: null,
  today: '2026-10-30',
  permissions: [],
  isAlone: false,
  menu: [],
  signOut: done,
  organisations: [],
  switchTo: done,
  keepTheme: () => undefined,
  check: () => undefined,
};
const shell = {
  menu: [],
  records: {},
  jobs: {},
  tabs: [],
  commands: [],
  found: [],
  places: [],
  marks: [],
  acts: new Map(),
  useIdentity: () => ({ state: 'signed-in', identity }) as const,
};
const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

document.documentElement.dataset.mantineColorScheme = 'light';
await document.fonts.load('500 12px "Inter Variable"');

window.showPlan = async () => {
  const began = performance.now();
  const plan = readPlan(view);
  const board = () => (
    <IdentityContext value={identity}>
      <div style={{ display: 'flex', flexDirection: 'column', height: '100vh' }}>
        <PlanBoard
          plan={plan}
          projectName="Bench"
          locale="en-GB"
          tolerance={10}
          openUid={null}
          onOpen={() => undefined}
        />
      </div>
    </IdentityContext>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: board }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  createRoot(document.getElementById('root') as HTMLElement).render(
    <Portico words={words} shell={shell} cache={createCache()}>
      <RouterProvider router={router as never} />
    </Portico>,
  );
  while (!isPainted()) await nextFrame();
  return (await nextFrame()) - began;
};

/** The grid has rows, and the middle of the timeline's header line has its hairline. */
function isPainted(): boolean {
  const canvas = document.querySelector('canvas');
  if (!canvas?.width || !document.querySelector('.grid-record')) return false;
  const [red] = canvas.getContext('2d')?.getImageData(canvas.width >> 1, 43, 1, 1).data ?? [];
  return red !== undefined && red > 0 && red < 255;
}

window.scrollPlan = async (direction, milliseconds) => {
  const rows = document.querySelector('.grid') as HTMLElement;
  const time = document.querySelector('section[tabindex]') as HTMLElement;
  const [scroller, place, most] =
    direction === 'down'
      ? ([rows, 'scrollTop', rows.scrollHeight - rows.clientHeight] as const)
      : ([time, 'scrollLeft', Math.min(time.scrollWidth, 2.5 * time.clientWidth) - time.clientWidth] as const);
  const frames = [await nextFrame()];
  let [at, step] = [scroller[place], direction === 'down' ? 61 : 23];
  while ((frames.at(-1) ?? 0) - (frames[0] ?? 0) < milliseconds) {
    if (at + step < 0 || at + step > most) step = -step;
    at += step;
    scroller[place] = at;
    frames.push(await nextFrame());
  }
  return frames;
};
