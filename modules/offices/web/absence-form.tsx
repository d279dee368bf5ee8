import { Form, useAllPages, useMay, useWords } from '#platform/web';
import { type Absence, offices } from './offices.ts';

export type AbsenceFields = Pick<Absence, 'fromDay' | 'untilDay' | 'deputyPersonId' | 'note'>;
type AbsenceChange = Parameters<typeof offices.updateAbsence>[0]['changes'][number];

interface AbsenceFormProps {
  readonly personId: string;
  readonly values: AbsenceFields;
  /** The act: a verb with its object. */
  readonly act: string;
  readonly onSave: (typed: AbsenceFields) => Promise<unknown>;
  readonly onCancel: () => void;
}

/** From when until when somebody is away, and who stands in. */
export function AbsenceForm({ personId, values, act, onSave, onCancel }: AbsenceFormProps) {
  const t = useWords('offices');
  const mayReadPeople = useMay('person.read');
  const { items: people = [] } = useAllPages(offices.listPeople, {}, { topics: ['people'], isEnabled: mayReadPeople });
  const deputies = people.filter(({ id, state }) => id !== personId && state === 'active');
  return (
    <Form
      fields={[
        { name: 'fromDay', label: t('absence.fromDay'), type: 'date' },
        { name: 'untilDay', label: t('absence.untilDay'), type: 'date' },
        {
          name: 'deputyPersonId',
          label: t('absence.deputy'),
          type: 'select',
          help: t('absence.deputyText'),
          isOptional: true,
          options: [{ value: '', label: t('absence.nobody') }, ...deputies.map(({ id, name }) => ({ value: id, label: name }))], // biome-ignore format: one list
        },
        { name: 'note', label: t('absence.note'), isOptional: true },
      ]}
      values={{ ...values, deputyPersonId: values.deputyPersonId ?? '' }}
      act={act}
      isMinor
      hasFocus
      onSubmit={({ deputyPersonId, ...typed }) => onSave({ ...typed, deputyPersonId: deputyPersonId || null })}
      onCancel={onCancel}
    />
  );
}

/** What was typed otherwise than the absence has it. */
export function changesOf(absence: AbsenceFields, typed: AbsenceFields): AbsenceChange[] {
  const fields = ['fromDay', 'untilDay', 'deputyPersonId', 'note'] as const;
  return fields
    .filter((field) => absence[field] !== typed[field])
    .map((field) => ({ field, from: absence[field], to: typed[field] }) as AbsenceChange);
}
