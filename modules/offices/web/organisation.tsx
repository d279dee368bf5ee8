import { useQueryClient } from '@tanstack/react-query';
import {
  ErrorState,
  Facts,
  FieldHistories,
  FoldedHistory,
  Form,
  Lead,
  Page,
  toast,
  useFormat,
  useIdentity,
  useMay,
  useOperation,
  useWords,
} from '#platform/web';
import { Clock } from './clock.tsx';
import { OfficeList } from './office-list.tsx';
import { type OrganisationSettings, offices } from './offices.ts';
import { settingFields, settingNames } from './setting-fields.ts';
import './profile.css';

const historyOf = { record: { kind: 'organisation', id: '' }, topics: ['organisation'] } as const;

/** The organisation: what it is called and how it counts, and its offices. */
export function Organisation() {
  const t = useWords('offices');
  const format = useFormat();
  const { data, error, refetch } = useOperation(offices.getOrganisation, {}, { topics: ['organisation'] });
  const mayUpdate = useMay('organisation.update');
  return (
    <Page title={t('organisation.title')}>
      {error && !data ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        data && (
          <div className="profile">
            <Lead isCompact>
              {t(data.clockAt === null ? 'organisation.lead' : 'organisation.leadStanding', {
                name: data.name,
                zone: data.timeZone,
                date: format.date(data.today, 'weekday'),
              })}
            </Lead>
            <div>
              <section aria-labelledby="organisation-settings">
                <h2 id="organisation-settings">{t('organisation.settings')}</h2>
                <FieldHistories {...historyOf}>
                  {mayUpdate ? <Settings settings={data} key={JSON.stringify(data)} /> : <Shown settings={data} />}
                </FieldHistories>
                <FoldedHistory {...historyOf} />
              </section>
              {mayUpdate && <Clock settings={data} />}
            </div>
            <div>
              <OfficeList />
            </div>
          </div>
        )
      )}
    </Page>
  );
}

function Settings({ settings }: { readonly settings: OrganisationSettings }) {
  const t = useWords('offices');
  const { today } = useIdentity();
  const cache = useQueryClient();
  return (
    <Form
      fields={settingFields(t, today, settings)}
      values={settings}
      act={t('organisation.save')}
      isMinor
      onSubmit={async (values) => {
        const changes = settingNames
          .filter((field) => values[field] !== settings[field])
          .map((field) => ({ field, from: settings[field], to: values[field] }));
        if (changes.length) await offices.updateOrganisation({ changes });
        await cache.invalidateQueries({ queryKey: [offices.getOrganisation.key] });
        await cache.invalidateQueries({ queryKey: [offices.getSession.key] });
        toast(t('organisation.saved'));
      }}
    />
  );
}

function Shown({ settings }: { readonly settings: OrganisationSettings }) {
  const t = useWords('offices');
  return (
    <Facts
      items={[
        [t('field.organisationName'), settings.name, 'name'],
        [t('field.timeZone'), settings.timeZone, 'timeZone'],
        [t('organisation.currency'), settings.currencyCode, 'currencyCode'],
        [t('preferences.formats'), settings.locale, 'locale'],
      ]}
    />
  );
}
