import { Form } from '../form/form.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/words-context.tsx';

interface ViewNameDialogProps {
  readonly isNew: boolean;
  readonly name: string;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** What a view is called. */
export function ViewNameDialog({ isNew, name, onName, onClose }: ViewNameDialogProps) {
  const t = useWords('platform');
  return (
    <Dialog title={t(isNew ? 'grid.views.newTitle' : 'grid.views.renameTitle')} onClose={onClose}>
      <Form
        fields={[{ name: 'name', label: t('grid.views.name') }]}
        values={{ name }}
        act={t(isNew ? 'grid.views.act' : 'grid.views.renameAct')}
        hasFocus
        onSubmit={(values) => onName(values.name.trim())}
        onCancel={onClose}
      />
    </Dialog>
  );
}
