/** What other modules' screens show of projects. */
export { useProjectEditing } from './edit-projects.ts';
export { NewProject } from './new-project.tsx';
