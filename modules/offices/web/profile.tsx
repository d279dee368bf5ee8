import { useQueryClient } from '@tanstack/react-query';
import { Form, Lead, NoticePreferences, Page, toast, useIdentity, useWords } from '#platform/web';
import { Absences } from './absences.tsx';
import { offices } from './offices.ts';
import { OwnPreferences } from './own-preferences.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { OwnSignIns } from './own-sign-ins.tsx';
import { OwnTokens } from './own-tokens.tsx';
import './profile.css';

/** One's own name, password, sessions and access tokens. */
export function Profile() {
  const t = useWords('offices');
  const { person, organisation } = useIdentity();
  const cache = useQueryClient();
  const title = t('profile.title');
  return (
    <Page title={title}>
      <div className="profile">
        <Lead>{t('profile.lead', { name: person.name, email: person.email, organisation: organisation.name })}</Lead>
        <div>
          <section aria-labelledby="profile-name">
            <h2 id="profile-name">{t('profile.name')}</h2>
            <Form
              fields={[{ name: 'name', label: t('field.yourName'), autoComplete: 'name' }]}
              values={{ name: person.name }}
              act={t('profile.saveName')}
              isMinor
              onSubmit={async ({ name }) => {
                await offices.updateProfile({ from: person.name, name });
                await cache.invalidateQueries({ queryKey: [offices.getSession.key] });
                toast(t('profile.nameSaved'));
              }}
            />
          </section>
          <OwnPreferences />
          <section aria-labelledby="profile-password">
            <h2 id="profile-password">{t('field.password')}</h2>
            <p className="dim">{t('profile.passwordText')}</p>
            <Form
              fields={[
                {
                  name: 'currentPassword',
                  label: t('field.currentPassword'),
                  type: 'password',
                  autoComplete: 'current-password',
                },
                {
                  name: 'newPassword',
                  label: t('field.newPassword'),
                  type: 'password',
                  minLength: 15,
                  help: t('field.passwordHelp'),
                  autoComplete: 'new-password',
                },
              ]}
              act={t('profile.changePassword')}
              isMinor
              startsOver
              onSubmit={async (values) => {
                const { endedSessions } = await offices.changePassword(values);
                await cache.invalidateQueries({ queryKey: [offices.listSessions.key] });
                toast(t('profile.passwordChanged', { count: endedSessions }));
              }}
            />
          </section>
        </div>
        <div>
          <section aria-labelledby="profile-away">
            <h2 id="profile-away">{t('absence.title')}</h2>
            <Absences personId={person.id} />
          </section>
          <NoticePreferences />
          <OwnSessions />
          <OwnSignIns />
          <OwnTokens />
        </div>
      </div>
    </Page>
  );
}
