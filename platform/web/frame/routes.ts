import { createRootRoute, createRoute } from '@tanstack/react-router';
import { NotFound, NotFoundPage } from './failed.tsx';
import { Pages } from './pages.tsx';

/** Everything hangs here. Directly under it: what stands without the frame, such as signing in. */
export const rootRoute = createRootRoute({ notFoundComponent: NotFound });

/** Modules hang their screens here: pages in the frame, for those who are signed in. */
export const pageRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'pages',
  component: Pages,
});

/** Any other address: who is signed in stays in the frame. */
export const restRoute = createRoute({ getParentRoute: () => pageRoute, path: '$', component: NotFoundPage });
