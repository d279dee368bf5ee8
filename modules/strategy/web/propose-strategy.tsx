import { Form, SidePanel, toast, useChange, useWords } from '#platform/web';
import { type StrategyAnswer, strategy, topics } from './strategy.ts';

interface ProposeStrategyProps {
  readonly answer: StrategyAnswer;
  readonly onClose: () => void;
}

/** Asks the board to adopt the strategy as it stands. */
export function ProposeStrategy({ answer, onClose }: ProposeStrategyProps) {
  const t = useWords('strategy');
  const propose = useChange(strategy.proposeStrategy, { topics: [...topics, 'decisions'] });
  const { officeId, version } = answer;
  return (
    <SidePanel title={t('propose.title')} subtitle={t('propose.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[{ name: 'reason', label: t('propose.reason'), type: 'paragraph' }]}
        act={t('propose.act', { version: (version?.version ?? 0) + 1 })}
        hasFocus
        onSubmit={async ({ reason }) => {
          if (officeId === null) return;
          const { isDecided } = await propose.run({ officeId, reason });
          toast(t(isDecided ? 'propose.adopted' : 'propose.asked'));
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
