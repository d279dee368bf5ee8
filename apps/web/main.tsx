import './trusted-scripts.ts';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { createCache, Failed, Portico } from '#platform/web';
import { createWords } from '#platform/words';
import { routeTree, shell, wordsFiles } from './modules.ts';

// a page of another record is another page: nothing of what was begun on the one stands on the other
const router = createRouter({ routeTree, defaultErrorComponent: Failed, defaultRemountDeps: ({ params }) => params });
const words = createWords('en', wordsFiles, { isStrict: import.meta.env.DEV });

createRoot(document.getElementById('root') as HTMLElement).render(
  <Portico words={words} shell={shell} cache={createCache()}>
    <RouterProvider router={router} />
  </Portico>,
);
