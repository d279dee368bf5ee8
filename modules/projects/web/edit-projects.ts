import { useMemo } from 'react';
import { usePersonOptions } from '#modules/offices/web/parts';
import { type CellEdit, type CellEditor, useChange, useMay, useWords } from '#platform/web';
import { projects } from './projects.ts';

/** What a list shows of a project that can be changed in it. */
export interface EditableProject {
  readonly projectId: string;
  readonly state: 'active' | 'archived';
  readonly mayUpdate: boolean;
  readonly name: string;
  readonly managerPersonId: string | null;
  readonly managerName: string | null;
  readonly toleranceDays: number;
}

/** The field behind each column that can be written in. */
const fieldOf = { name: 'name', manager: 'managerPersonId', tolerance: 'toleranceDays' } as const;
type EditedColumn = keyof typeof fieldOf;
type Updates = Parameters<typeof projects.updateProjects>[0]['projects'];
type Change = Updates[number]['changes'][number];

/** How projects are changed in a list: the editors of its columns `name`, `manager` and `tolerance`, and the way to save. */
export function useProjectEditing() {
  const t = useWords('projects');
  const mayUpdate = useMay('project.update');
  const nobody = t('field.nobody');
  const managers = usePersonOptions(nobody);
  const update = useChange(projects.updateProjects, { topics: ['portfolio'] });
  const editors = useMemo((): Readonly<Record<EditedColumn, CellEditor<EditableProject>>> => {
    const isEditable = ({ state, mayUpdate }: EditableProject) => mayUpdate && state === 'active';
    return {
      name: {
        isEditable,
        textOf: ({ name }) => name,
        parse: (text) => (text ? { value: text } : { error: t('edit.nameNeeded') }),
      },
      manager: {
        isEditable,
        textOf: ({ managerName }) => managerName ?? '',
        choices: ({ managerPersonId, managerName }) =>
          managerPersonId && !managers.some(({ value }) => value === managerPersonId)
            ? [...managers, { value: managerPersonId, label: managerName ?? '' }]
            : managers,
        parse: (text) => (text ? { error: t('edit.noSuchManager') } : { value: null }),
      },
      tolerance: {
        isEditable,
        textOf: ({ toleranceDays }) => String(toleranceDays),
        parse: (text) => {
          // With the unit, as the cell shows it, or without.
          const days = Number(/^(\d{1,4})(?:\s*d)?$/.exec(text)?.[1] ?? Number.NaN);
          return days <= 1000 ? { value: days } : { error: t('edit.toleranceNeeded') };
        },
      },
    };
  }, [t, managers]);
  const onEdit = async (edits: readonly CellEdit<EditableProject>[]) => {
    await update.run({ projects: updatesOf(edits) });
  };
  return { editors, onEdit: mayUpdate ? onEdit : undefined };
}

/** The change of each cell; nobody is no person. */
export function updatesOf(edits: readonly CellEdit<EditableProject>[]): Updates {
  return edits.map(({ row, column, value }) => {
    const field = fieldOf[column as EditedColumn];
    const to = field === 'managerPersonId' && value === '' ? null : value;
    return { projectId: row.projectId, changes: [{ field, from: row[field], to } as Change] };
  });
}
