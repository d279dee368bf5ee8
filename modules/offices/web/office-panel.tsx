import {
  Facts,
  FieldHistories,
  FoldedHistory,
  Form,
  SidePanel,
  toast,
  useChange,
  useMay,
  useWords,
} from '#platform/web';
import { useOfficeTree } from './office-list.tsx';
import { offices } from './offices.ts';

interface OfficePanelProps {
  readonly officeId: string;
  readonly onClose: () => void;
}

/** One office: what it is called, and where it stands. Nothing where there is none of this id. */
export function OfficePanel({ officeId, onClose }: OfficePanelProps) {
  const t = useWords('offices');
  const { tree } = useOfficeTree();
  const mayRename = useMay('office.update');
  const rename = useChange(offices.updateOffice, { topics: ['organisation'] });
  const office = tree.find(({ id }) => id === officeId);
  if (!office) return null;
  const { name, kind, parentId } = office;
  const historyOf = { record: { kind: 'office', id: officeId }, topics: ['organisation'] };
  const above = tree.find(({ id }) => id === parentId);
  return (
    <SidePanel title={name} subtitle={t(`office.kinds.${kind}`)} onClose={onClose}>
      <FieldHistories {...historyOf}>
        {above && <Facts items={[[t('office.above'), above.name, 'parentId']]} />}
        {mayRename && (
          <Form
            key={name}
            fields={[{ name: 'name', label: t('office.name') }]}
            values={{ name }}
            act={t('office.rename')}
            onSubmit={async (values) => {
              await rename.run({ officeId, changes: [{ field: 'name', from: name, to: values.name }] });
              toast(t('office.renamed', { name: values.name }));
            }}
          />
        )}
      </FieldHistories>
      <FoldedHistory {...historyOf} />
    </SidePanel>
  );
}

const kinds = ['division', 'programme', 'project'] as const;

/** An office below another one. */
export function NewOffice({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('offices');
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
            options: kinds.map((kind) => ({ value: kind, label: t(`office.kinds.${kind}`) })),
          },
        ]}
        values={{ parentId: root.id, kind: 'division' }}
        act={t('office.create')}
        hasFocus
        onSubmit={async ({ name, parentId, kind }) => {
          await create.run({ name, parentId, kind: kinds.find((known) => known === kind) ?? 'division' });
          toast(t('office.created', { name }));
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
