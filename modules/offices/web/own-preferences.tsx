import { useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Form, type Theme, themes, toast, useIdentity, useOperation, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { formatName, formatOptions, zoneOptions } from './setting-options.ts';

const asOrganisationHas = 'organisation';
const chosen = (value: string) => (value === asOrganisationHas ? null : value);

/** Language, formats, time zone and theme: one's own, or as the organisation has them. */
export function OwnPreferences() {
  const t = useWords('offices');
  const { today } = useIdentity();
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const cache = useQueryClient();
  const { data } = useOperation(offices.getSession, {});
  const session = data?.state === 'signed-in' ? data : undefined;
  const zones = useMemo(() => zoneOptions(session?.organisation.timeZone ?? 'UTC'), [session]);
  if (!session) return null;
  const { organisation, preferences } = session;
  const asOrganisation = (value: string) => ({
    value: asOrganisationHas,
    label: t('preferences.asOrganisation', { value }),
  });
  return (
    <section aria-labelledby="profile-preferences">
      <h2 id="profile-preferences">{t('preferences.title')}</h2>
      <Form
        fields={[
          {
            name: 'language',
            label: t('preferences.language'),
            type: 'select',
            options: [{ value: 'en', label: t('preferences.english') }],
          },
          {
            name: 'formats',
            label: t('preferences.formats'),
            type: 'select',
            options: [
              asOrganisation(formatName(t, organisation.locale)),
              ...formatOptions(t, today, preferences.formats ?? undefined),
            ],
          },
          {
            name: 'timeZone',
            label: t('field.timeZone'),
            type: 'select',
            options: [asOrganisation(organisation.timeZone.replaceAll('_', ' ')), ...zones],
          },
          {
            name: 'theme',
            label: t('preferences.theme'),
            type: 'select',
            options: themes.map((theme) => ({ value: theme, label: t(`preferences.themes.${theme}`) })),
          },
        ]}
        values={{
          language: preferences.language ?? 'en',
          formats: preferences.formats ?? asOrganisationHas,
          timeZone: preferences.timeZone ?? asOrganisationHas,
          theme: preferences.theme ?? 'auto',
        }}
        act={t('preferences.save')}
        isMinor
        onSubmit={async ({ formats, timeZone, theme }) => {
          await offices.updatePreferences({
            language: 'en',
            formats: chosen(formats),
            timeZone: chosen(timeZone),
            theme: themes.find((known) => known === theme) ?? null,
          });
          setColorScheme(theme as Theme);
          await cache.invalidateQueries({ queryKey: [offices.getSession.key] });
          toast(t('preferences.saved'));
        }}
      />
    </section>
  );
}
