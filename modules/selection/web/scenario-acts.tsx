import { Form, SidePanel, toast, useChange, useGo, useWords } from '#platform/web';
import { type Scenario, selection, topics } from './selection.ts';

interface ActProps {
  readonly of: Scenario;
  readonly onClose: () => void;
}

/** A scenario like this one, to change. */
export function CopyScenario({ of, onClose }: ActProps) {
  const t = useWords('selection');
  const go = useGo();
  const copy = useChange(selection.copyScenario, { topics });
  return (
    <SidePanel title={t('copy.title')} subtitle={t('copy.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[{ name: 'name', label: t('field.name') }]}
        values={{ name: t('copy.name', { name: of.name }) }}
        act={t('copy.act')}
        hasFocus
        onSubmit={async ({ name }) => {
          const { scenarioId } = await copy.run({ scenarioId: of.scenarioId, name });
          go(`/selection/${scenarioId}?show=rules`);
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

/** Asks the board to adopt what was chosen. */
export function ProposeScenario({ of, onClose }: ActProps) {
  const t = useWords('selection');
  const propose = useChange(selection.proposeScenario, { topics });
  return (
    <SidePanel title={t('propose.title')} subtitle={t('propose.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[{ name: 'reason', label: t('propose.reason'), type: 'paragraph' }]}
        act={t('propose.act')}
        hasFocus
        onSubmit={async ({ reason }) => {
          const { isDecided } = await propose.run({ scenarioId: of.scenarioId, reason });
          toast(t(isDecided ? 'propose.adopted' : 'propose.asked'));
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
