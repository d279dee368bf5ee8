/** What other modules' screens show of projects. */
export { NewProject } from './new-project.tsx';
