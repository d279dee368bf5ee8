import { lazy } from 'react';

/** What other modules' screens show of projects. */
export { useProjectEditing } from './edit-projects.ts';
export const NewProject = lazy(() => import('./new-project.tsx').then((part) => ({ default: part.NewProject })));
