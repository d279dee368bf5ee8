import { offices } from '#modules/offices/web/parts';
import { Form, SidePanel, useChange, useGo, useOperation, useWords } from '#platform/web';
import { intake, topics } from './intake.ts';

/** An idea in two fields; its page then says what it still needs. */
export function NewProposal({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('intake');
  const go = useGo();
  const { data } = useOperation(offices.listOffices, {});
  const create = useChange(intake.createProposal, { topics });
  const [first] = data?.items ?? [];
  if (!first) return null;
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SidePanel title={t('new.title')} subtitle={t('new.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[
          { name: 'name', label: t('field.name') },
          {
            name: 'summary',
            label: t('field.summary'),
            help: t('field.summaryHelp'),
            type: 'paragraph',
            isOptional: true,
          },
          { name: 'officeId', label: t('field.office'), type: 'select', options },
        ]}
        values={{ officeId: first.id }}
        act={t('new.act')}
        hasFocus
        onSubmit={async ({ name, summary, officeId }) => {
          const { proposalId } = await create.run({ officeId: officeId || first.id, name, summary });
          go(`/proposals/${proposalId}`);
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
