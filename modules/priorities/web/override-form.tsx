import { Form, toast, useChange, useWords } from '#platform/web';
import { priorities, type ScoreAnswer, topics } from './priorities.ts';

interface OverrideFormProps {
  readonly of: ScoreAnswer;
  readonly onDone: () => void;
}

/** A place whatever it scores: with a reason, and until a day. */
export function OverrideForm({ of, onDone }: OverrideFormProps) {
  const t = useWords('priorities');
  const give = useChange(priorities.overrideRank, { topics });
  return (
    <Form
      fields={[
        { name: 'place', label: t('override.place'), type: 'whole-number', most: 10_000 },
        { name: 'reason', label: t('override.reason'), type: 'paragraph' },
        { name: 'until', label: t('override.until'), type: 'date' },
      ]}
      values={of.override ? { place: String(of.override.place), reason: of.override.reason, until: of.override.until } : {}}
      act={t('override.act')}
      hasFocus
      onSubmit={async ({ place, reason, until }) => {
        const { officeId, investmentId } = of;
        const from = of.override && { place: of.override.place, until: of.override.until };
        await give.run({ officeId, investmentId, from, place: Number(place), reason, until });
        toast(t('override.given'));
        onDone();
      }}
      onCancel={onDone}
    />
  ); // biome-ignore format: short
}
