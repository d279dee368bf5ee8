import { riskLevels } from '#engine';
import { type Currency, useCurrency, usePersonOptions } from '#modules/offices/web/parts';
import { type Field, Form, undoable, useChange, useWords } from '#platform/web';
import { useOfficeOptions } from './choices.ts';
import { type Project, projects } from './projects.ts';

/** The fields of a project; only those that were changed are sent, with the value that was seen. */
export function ProjectForm({ project }: { readonly project: Project }) {
  const t = useWords('projects');
  const currency = useCurrency();
  const fields = useProjectFields(project, currency);
  const update = useChange(projects.updateProject, { topics: ['portfolio', `project:${project.projectId}`] });
  if (!currency) return null;
  return (
    <Form
      fields={fields}
      values={{
        name: project.name,
        managerPersonId: project.managerPersonId ?? '',
        sponsorPersonId: project.sponsorPersonId ?? '',
        officeId: project.officeId,
        toleranceDays: String(project.toleranceDays),
        budgetMinor: textOf(project.budgetMinor === null ? null : project.budgetMinor / currency.minorUnits),
        risk: project.risk ?? '',
        strategicWeight: textOf(project.strategicWeight),
      }}
      act={t('settings.act')}
      isMinor
      onSubmit={async ({ budgetMinor: budget, ...values }) => {
        const budgetMinor = budget && String(Math.round(Number(budget) * currency.minorUnits));
        const changes = changesOf(project, { ...values, budgetMinor });
        if (changes.length === 0) return;
        const { entryId } = await update.run({ projectId: project.projectId, changes });
        undoable(entryId, t('settings.done'));
      }}
    />
  );
}

const textOf = (value: number | null) => (value === null ? '' : String(value));

function useProjectFields(project: Project, currency: Currency | undefined): readonly Field<FieldName>[] {
  const t = useWords('projects');
  const offices = useOfficeOptions();
  const nobody = t('field.nobody');
  const managers = usePersonOptions(nobody, presentOf(project.managerPersonId, project.managerName));
  const sponsors = usePersonOptions(nobody, presentOf(project.sponsorPersonId, project.sponsorName));
  const risks = riskLevels.map((level) => ({ value: level, label: t(`risk.${level}`) }));
  return [
    { name: 'name', label: t('field.name') },
    { name: 'managerPersonId', label: t('field.manager'), type: 'select', options: managers, isOptional: true },
    { name: 'sponsorPersonId', label: t('field.sponsor'), type: 'select', options: sponsors, isOptional: true },
    ...(offices.length > 1
      ? [{ name: 'officeId', label: t('field.office'), type: 'select', options: offices } as const]
      : []),
    {
      name: 'toleranceDays',
      label: t('field.tolerance'),
      help: t('field.toleranceHelp'),
      type: 'whole-number',
      most: 1000,
    },
    {
      name: 'budgetMinor',
      label: t('field.budget', { currency: currency?.code ?? '' }),
      type: 'whole-number',
      isOptional: true,
    },
    {
      name: 'risk',
      label: t('field.risk'),
      type: 'select',
      options: [{ value: '', label: t('field.notRated') }, ...risks],
      isOptional: true,
    },
    {
      name: 'strategicWeight',
      label: t('field.weight'),
      help: t('field.weightHelp'),
      type: 'whole-number',
      most: 100,
      isOptional: true,
    },
  ];
}

const presentOf = (id: string | null, name: string | null) => (id ? { value: id, label: name ?? '' } : undefined);

type FieldName = (typeof fieldNames)[number];
const fieldNames = [
  'name',
  'managerPersonId',
  'sponsorPersonId',
  'officeId',
  'toleranceDays',
  'budgetMinor',
  'risk',
  'strategicWeight',
] as const;

/** A field that the form does not show is not among its values. */
type Values = Readonly<Partial<Record<FieldName, string | undefined>>>;
type Changes = Parameters<typeof projects.updateProject>[0]['changes'];

const isNumber: readonly FieldName[] = ['toleranceDays', 'budgetMinor', 'strategicWeight'];

/** The fields that were shown and whose value is another than the project's; an empty one has none. */
export function changesOf(project: Project, values: Values): Changes {
  return fieldNames.flatMap((field) => {
    const typed = values[field]?.trim();
    if (typed === undefined) return [];
    const to = typed === '' ? null : isNumber.includes(field) ? Number(typed) : typed;
    const from = project[field];
    return to === from ? [] : [{ field, from, to } as Changes[number]];
  });
}
