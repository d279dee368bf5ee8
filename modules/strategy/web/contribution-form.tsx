import { type Field, Form, useFormat, useWords } from '#platform/web';
import type { ContributionItem, Contributions } from './strategy.ts';

/** What the form says of a contribution, in the terms of the contract. */
export type TypedContribution = Pick<
  ContributionItem,
  'objectiveId' | 'strength' | 'output' | 'capability' | 'outcome' | 'benefit' | 'measureId' | 'expected'
>;

interface ContributionFormProps {
  readonly objectives: Contributions['objectives'];
  readonly contribution?: ContributionItem | undefined;
  readonly onSave: (typed: TypedContribution) => Promise<unknown>;
  readonly onCancel: () => void;
}

const strengths = ['weak', 'moderate', 'strong'] as const;
type Name = keyof TypedContribution;

/** To which objective something contributes, how much, by which path, and what it moves. */
export function ContributionForm({ objectives, contribution, onSave, onCancel }: ContributionFormProps) {
  const t = useWords('strategy');
  const format = useFormat();
  const measuresOf = (values: Readonly<Record<string, string>>) => {
    const measures = objectives.find(({ objectiveId }) => objectiveId === values.objectiveId)?.measures ?? [];
    return [
      { value: '', label: t('contribution.noMeasure') },
      ...measures.map(({ measureId, name, unit }) => ({ value: measureId, label: unit ? `${name} (${unit})` : name })),
    ];
  };
  const fields: readonly Field<Name>[] = [
    {
      name: 'objectiveId',
      label: t('objective.one'),
      type: 'select',
      options: objectives.map(({ objectiveId, name, themeName }) => ({ value: objectiveId, label: name, group: themeName })), // biome-ignore format: one line
    },
    {
      name: 'strength',
      label: t('strength.label'),
      help: t('strength.help'),
      type: 'select',
      options: strengths.map((value) => ({ value, label: t(`strength.${value}`) })),
    },
    { name: 'output', label: t('path.output'), isOptional: true },
    { name: 'capability', label: t('path.capability'), isOptional: true },
    { name: 'outcome', label: t('path.outcome'), isOptional: true },
    { name: 'benefit', label: t('path.benefit'), isOptional: true },
    { name: 'measureId', label: t('contribution.measure'), type: 'select', optionsFor: measuresOf, isOptional: true },
    { name: 'expected', label: t('contribution.expected'), help: t('measure.number', { example: format.number(0.4) }), type: 'number', least: -1e15, isOptional: true },
  ]; // biome-ignore format: a table
  const { output, capability, outcome, benefit } = contribution ?? {
    output: '',
    capability: '',
    outcome: '',
    benefit: '',
  };
  return (
    <Form
      fields={fields}
      values={{
        objectiveId: contribution?.objectiveId ?? objectives[0]?.objectiveId ?? '',
        strength: contribution?.strength ?? 'moderate',
        ...{ output, capability, outcome, benefit },
        measureId: contribution?.measureId ?? '',
        expected: contribution?.expected == null ? '' : String(contribution.expected),
      }}
      act={t(contribution ? 'contribution.save' : 'contribution.add')}
      isMinor
      hasFocus
      onSubmit={({ measureId, expected, strength, ...typed }) =>
        onSave({
          ...typed,
          strength: strengths.find((one) => one === strength) ?? 'moderate',
          measureId: measureId || null,
          expected: expected ? Number(expected) : null,
        })
      }
      onCancel={onCancel}
    />
  );
}
