import { Form, SidePanel, toast, useChange, useGo, useWords } from '#platform/web';
import { useOfficeTree } from './office-list.tsx';
import { offices } from './offices.ts';

export const officeKinds = ['division', 'programme', 'project'] as const;

interface NewOfficeProps {
  /** Below which office, unless another is chosen. */
  readonly parentId: string | undefined;
  readonly onClose: () => void;
}

/** An office below another one; then its page. */
export function NewOffice({ parentId, onClose }: NewOfficeProps) {
  const t = useWords('offices');
  const go = useGo();
  const { tree } = useOfficeTree();
  const create = useChange(offices.createOffice, { topics: ['organisation'] });
  const [root] = tree;
  if (!root) return null;
  return (
    <SidePanel title={t('office.create')} subtitle={t('office.createText')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[
          { name: 'name', label: t('office.name') },
          {
            name: 'parentId',
            label: t('office.above'),
            type: 'select',
            options: tree.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: 'kind',
            label: t('office.kind'),
            type: 'select',
            options: officeKinds.map((kind) => ({ value: kind, label: t(`office.kinds.${kind}`) })),
          },
        ]}
        values={{ parentId: parentId ?? root.id, kind: 'division' }}
        act={t('office.create')}
        hasFocus
        onSubmit={async ({ name, parentId, kind }) => {
          const known = officeKinds.find((one) => one === kind) ?? 'division';
          const { officeId } = await create.run({ name, parentId, kind: known });
          toast(t('office.created', { name }));
          go(`/offices/${officeId}`);
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
