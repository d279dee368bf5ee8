import { Anchor, Button, Fault, type Field, Form, SidePanel, useWords } from '#platform/web';
import type { SkillItem } from './people.ts';
import { useRootOffice } from './use-offices.tsx';
import { edits, gone, made, useResourceWriter } from './use-resource-writer.ts';

function useSkillFields(): readonly Field<'name' | 'about'>[] {
  const t = useWords('people');
  return [
    { name: 'name', label: t('skill.name') },
    { name: 'about', label: t('skill.about'), type: 'paragraph', isOptional: true },
  ];
}

export function NewSkill({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('people');
  const { officeId, field } = useRootOffice();
  const { write } = useResourceWriter(officeId);
  return (
    <SidePanel title={t('skill.new')} subtitle={t('skill.text')} onClose={onClose} takesFocus={false}>
      {field}
      <Form
        fields={useSkillFields()}
        act={t('skill.create')}
        hasFocus
        onSubmit={async ({ name, about }) => {
          await write([made('skill', { name, about })], t('skill.created', { name }));
          onClose();
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}

interface SkillPanelProps {
  readonly skill: SkillItem;
  readonly onClose: () => void;
}

export function SkillPanel({ skill, onClose }: SkillPanelProps) {
  const t = useWords('people');
  const { skillId, officeId, name, about, mayWrite } = skill;
  const { write, error, isRunning } = useResourceWriter(officeId);
  const remove = async () => {
    await write([gone('skill', skillId)], t('skill.removed', { name }));
    onClose();
  };
  return (
    <SidePanel
      title={name}
      subtitle={t('skill.one')}
      onClose={onClose}
      acts={
        mayWrite && (
          <Button isDanger isBusy={isRunning} onClick={() => void remove().catch(() => {})}>
            {t('skill.remove')}
          </Button>
        )
      }
    >
      <p>
        <Anchor to={`/capacity?open=${skillId}`}>{t('title')}</Anchor>
      </p>
      {mayWrite ? (
        <Form
          fields={useSkillFields()}
          values={{ name, about }}
          act={t('skill.save')}
          isMinor
          onSubmit={(typed) => write(edits('skill', skillId, { name, about }, typed), t('saved'))}
        />
      ) : (
        <p>{about}</p>
      )}
      <Fault error={error} />
    </SidePanel>
  );
}
