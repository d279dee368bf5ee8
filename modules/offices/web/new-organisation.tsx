import { useState } from 'react';
import { Form, Lead, Page, useIdentity, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { browserDefaults, currencyOptions, formatOptions, zoneOptions } from './setting-options.ts';
import './profile.css';

/** Another organisation beside this one, whose owner one is; what the browser is set to is proposed. */
export function NewOrganisation() {
  const t = useWords('offices');
  const { organisation, today, switchTo } = useIdentity();
  const [proposed] = useState(browserDefaults);
  return (
    <Page title={t('newOrganisation.title')}>
      <Lead isCompact>{t('newOrganisation.lead', { organisation: organisation.name })}</Lead>
      <div className="alone form-page">
        <Form
          fields={[
            { name: 'name', label: t('field.organisationName'), autoComplete: 'organization' },
            {
              name: 'timeZone',
              label: t('field.timeZone'),
              type: 'select',
              options: zoneOptions(proposed.timeZone),
              help: t('welcome.zoneHelp'),
            },
            {
              name: 'currencyCode',
              label: t('organisation.currency'),
              type: 'select',
              options: currencyOptions(proposed.currencyCode),
            },
            {
              name: 'locale',
              label: t('preferences.formats'),
              type: 'select',
              options: formatOptions(t, today, proposed.locale),
            },
          ]}
          values={proposed}
          act={t('welcome.act')}
          hasFocus
          onSubmit={async (values) => switchTo((await offices.createOrganisation(values)).organisationId)}
        />
      </div>
    </Page>
  );
}
