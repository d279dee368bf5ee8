import { Form, undoable, useChange, useIdentity, useWords } from '#platform/web'; // biome-ignore format: one line
import { priorities, type ScoreAnswer, topics } from './priorities.ts';

interface AssessFormProps {
  readonly of: ScoreAnswer;
  readonly onDone: () => void;
}

const figures = ['businessValue', 'timeCriticality', 'riskReduction', 'size'] as const;

/** What one gives oneself: for each criterion the step that holds, in its words, and why; or the figures of a job. */
export function AssessForm({ of, onDone }: AssessFormProps) {
  const t = useWords('priorities');
  const { person } = useIdentity();
  const me = person.id;
  const assess = useChange(priorities.assessInvestment, { topics });
  const { investmentId, officeId } = of;
  const save = async (given: Omit<Parameters<typeof assess.run>[0], 'investmentId' | 'officeId'>) => {
    const { entryId } = await assess.run({ investmentId, officeId, ...given });
    if (entryId) undoable(entryId, t('score.assessed'));
    onDone();
  };
  if (of.method === 'wsjf') {
    const own = of.estimates.find(({ personId }) => personId === me);
    return (
      <Form
        fields={figures.map((name) => ({ name, label: t(`assess.${name}`), help: name === 'businessValue' ? t('assess.figureHelp') : undefined, type: 'whole-number' as const, most: 100 }))}
        values={Object.fromEntries(figures.map((name) => [name, own ? String(own[name]) : '']))}
        act={t('assess.save')}
        hasFocus
        onSubmit={(typed) =>
          save({ job: { businessValue: Number(typed.businessValue), timeCriticality: Number(typed.timeCriticality), riskReduction: Number(typed.riskReduction), size: Number(typed.size) } })
        }
        onCancel={onDone}
      />
    ); // biome-ignore format: a table
  }
  const own = new Map(of.assessments.filter(({ personId }) => personId === me).map((one) => [one.criterionId, one]));
  const fields = of.criteria.flatMap(({ criterionId, name, about, steps }) => [
    {
      name: `step-${criterionId}`,
      label: name,
      help: about || undefined,
      type: 'select' as const,
      isOptional: true,
      options: [{ value: '', label: t('assess.noAnswer') }, ...steps.map(({ stepId, text }) => ({ value: stepId, label: text }))],
    },
    { name: `why-${criterionId}`, label: `${name}: ${t('assess.comment')}`, isOptional: true },
  ]); // biome-ignore format: a table
  const values = Object.fromEntries(
    of.criteria.flatMap(({ criterionId }) => [
      [`step-${criterionId}`, own.get(criterionId)?.stepId ?? ''],
      [`why-${criterionId}`, own.get(criterionId)?.comment ?? ''],
    ]),
  );
  return (
    <Form
      fields={fields}
      values={values}
      act={t('assess.save')}
      hasFocus
      onSubmit={(typed: Readonly<Record<string, string>>) =>
        save({
          answers: of.criteria.map(({ criterionId }) => ({
            criterionId,
            stepId: typed[`step-${criterionId}`] || null,
            comment: typed[`why-${criterionId}`] ?? '',
          })),
        })
      }
      onCancel={onDone}
    />
  );
}
