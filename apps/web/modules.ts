import { screens as continuation } from '#modules/continuation/web/screens';
import { screens as findings } from '#modules/findings/web/screens';
import { screens as intake } from '#modules/intake/web/screens';
import { screens as offices } from '#modules/offices/web/screens';
import { useSession } from '#modules/offices/web/session';
import { screens as people } from '#modules/people/web/screens';
import { screens as performance } from '#modules/performance/web/screens';
import { screens as plans } from '#modules/plans/web/screens';
import { screens as priorities } from '#modules/priorities/web/screens';
import { screens as projects } from '#modules/projects/web/screens';
import { screens as reporting } from '#modules/reporting/web/screens';
import { screens as roadmap } from '#modules/roadmap/web/screens';
import { screens as samples } from '#modules/samples/web/screens';
import { screens as selection } from '#modules/selection/web/screens';
import { screens as strategy } from '#modules/strategy/web/screens';
import {
  jobScreens,
  type PlatformScreens,
  pageRoute,
  restRoute,
  rootRoute,
  type Screens,
  type Shell,
  searchScreens,
} from '#platform/web';
import { screens as audit } from '#platform/web/audit/screens';
import { noticesRoute } from '#platform/web/notices/screens';
import { keysOf } from '#platform/words';

/** In the order of modules/order.ts. */
const modules: Readonly<Record<string, Screens>> = {
  offices,
  findings,
  projects,
  plans,
  strategy,
  intake,
  people,
  roadmap,
  priorities,
  reporting,
  performance,
  continuation,
  selection,
  samples,
};
const all: readonly PlatformScreens[] = [...Object.values(modules), searchScreens, jobScreens, audit];

export const routeTree = rootRoute.addChildren([
  ...all.flatMap(({ standalone = [] }) => standalone),
  pageRoute.addChildren([noticesRoute, ...all.flatMap(({ pages }) => pages), restRoute]),
]);

export const wordsFiles = Object.fromEntries(Object.entries(modules).map(([name, { words }]) => [name, words]));

/** `projects.operation.updateProject` says what `updateProject` did, whichever module has the words. */
function actIn(key: string): (readonly [act: string, key: string])[] {
  const [, act] = /^\w+\.operation\.(.+)$/.exec(key) ?? [];
  return act === undefined ? [] : [[act, key]];
}

export const shell: Shell = {
  menu: all.flatMap(({ menu = [] }) => menu),
  records: Object.assign({}, ...all.map(({ records }) => records)),
  jobs: Object.assign({}, ...all.map(({ jobs }) => jobs)),
  tabs: all.flatMap(({ tabs = [] }) => tabs).sort((a, b) => a.order - b.order),
  acts: new Map(keysOf(wordsFiles).flatMap((key) => actIn(key))),
  commands: all.flatMap(({ commands = [] }) => commands),
  found: all.flatMap(({ found = [] }) => found).sort((a, b) => a.order - b.order),
  places: all.flatMap(({ places = [] }) => places),
  marks: all.flatMap(({ marks = [] }) => marks),
  useIdentity: useSession,
};
