import { useState } from 'react';
import { Form, Lead, Page, useIdentity, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { settingFields } from './setting-fields.ts';
import { browserDefaults } from './setting-options.ts';
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
          fields={settingFields(t, today, proposed, t('welcome.zoneHelp'))}
          values={proposed}
          act={t('welcome.act')}
          hasFocus
          onSubmit={async (values) => switchTo((await offices.createOrganisation(values)).organisationId)}
        />
      </div>
    </Page>
  );
}
