import { usePersonOptions } from '#modules/offices/web/parts';
import { Dialog, Form, undoable, useChange, useWords } from '#platform/web';
import { type FindingItem, findings } from './findings.ts';

export type Assigned = Pick<FindingItem, 'findingId' | 'ownerPersonId' | 'ownerName' | 'dueOn'>;

interface AssignFindingProps {
  readonly item: Assigned;
  /** Fetched again once it is saved. */
  readonly topics: readonly string[];
  readonly onClose: () => void;
}

/** Who sees to a finding, and by when: both may be left open, and both are undone together. */
export function AssignFinding({ item, topics, onClose }: AssignFindingProps) {
  const t = useWords('findings');
  const assign = useChange(findings.assignFinding, { topics });
  const { findingId, ownerPersonId, ownerName, dueOn } = item;
  const present = ownerPersonId === null ? undefined : { value: ownerPersonId, label: ownerName ?? '' };
  const people = usePersonOptions(t('register.nobody'), present);
  return (
    <Dialog title={t('assign.act')} onClose={onClose}>
      <p className="dim">{t('assign.text')}</p>
      <Form
        fields={[
          { name: 'ownerPersonId', label: t('register.owner'), type: 'select', options: people, isOptional: true },
          { name: 'dueOn', label: t('register.due'), type: 'date', isOptional: true },
        ]}
        values={{ ownerPersonId: ownerPersonId ?? '', dueOn: dueOn ?? '' }}
        act={t('assign.save')}
        hasFocus
        onCancel={onClose}
        onSubmit={async (values) => {
          const to = { ownerPersonId: values.ownerPersonId || null, dueOn: values.dueOn || null };
          const { entryId } = await assign.run({ findingId, from: { ownerPersonId, dueOn }, to });
          onClose();
          const owner = people.find(({ value }) => value === to.ownerPersonId)?.label ?? '';
          undoable(entryId, to.ownerPersonId === null ? t('assign.doneNobody') : t('assign.done', { owner }));
        }}
      />
    </Dialog>
  );
}
