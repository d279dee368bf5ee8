import { useAllPages, useMay } from '#platform/web';
import { projects } from './projects.ts';

/** The projects that one may read, by name: somebody can hold a role at a single one. */
export function useProjectPlaces(): readonly { readonly id: string; readonly name: string }[] {
  const { items = [] } = useAllPages(
    projects.listProjects,
    {},
    { topics: ['portfolio'], isEnabled: useMay('project.read') },
  );
  return items.map(({ projectId: id, name }) => ({ id, name }));
}
