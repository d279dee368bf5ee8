import { useState } from 'react';
import { Button, Form, SidePanel, useChange, useWords } from '#platform/web';
import { LinkToPass } from './link-to-pass.tsx';
import { type LinkMade, offices, type Role } from './offices.ts';
import { useRoleFields } from './use-role-choices.ts';

interface Made {
  readonly name: string;
  readonly email: string;
  /** Null where it goes by mail. */
  readonly link: LinkMade | null;
}

/** Name, e-mail, role and place; then the link to pass on, unless it goes by mail. */
export function InvitePanel({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('offices');
  const [made, setMade] = useState<Made | null>(null);
  const { roles, fields: roleFields } = useRoleFields();
  const invite = useChange(offices.invitePerson, { topics: ['people'] });
  if (made) {
    return (
      <SidePanel
        key="made"
        title={t('invite.made', { name: made.name })}
        onClose={onClose}
        acts={<Button onClick={() => setMade(null)}>{t('invite.another')}</Button>}
      >
        {made.link ? <LinkToPass link={made.link} /> : <p>{t('invite.mailed', { email: made.email })}</p>}
      </SidePanel>
    );
  }
  if (!roles.length) return null;
  const role = roles.find(({ value }) => value === 'project-manager') ?? roles[0];
  return (
    <SidePanel title={t('people.invite')} subtitle={t('invite.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[
          { name: 'name', label: t('people.name') },
          { name: 'email', label: t('field.email'), type: 'email' },
          ...roleFields,
        ]}
        values={{ role: role?.value ?? '', node: 'organisation' }}
        act={t('invite.act')}
        hasFocus
        onSubmit={async (values) => {
          const { purpose, url, expiresAt } = await invite.run({ ...values, role: values.role as Role });
          const link = url !== null && expiresAt !== null ? { purpose, url, expiresAt } : null;
          setMade({ name: values.name, email: values.email, link });
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
