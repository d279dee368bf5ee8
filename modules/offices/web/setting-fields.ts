import type { Field, Translate } from '#platform/web';
import type { OrganisationSettings } from './offices.ts';
import { currencyOptions, formatOptions, zoneOptions } from './setting-options.ts';

export const settingNames = ['name', 'timeZone', 'currencyCode', 'locale'] as const;
type Name = (typeof settingNames)[number];

/** The fields of an organisation's settings; what it has now is among the choices. */
export function settingFields(
  t: Translate,
  today: string,
  { timeZone, currencyCode, locale }: Pick<OrganisationSettings, 'timeZone' | 'currencyCode' | 'locale'>,
  zoneHelp?: string,
): readonly Field<Name>[] {
  return [
    { name: 'name', label: t('field.organisationName'), autoComplete: 'organization' },
    { name: 'timeZone', label: t('field.timeZone'), type: 'select', options: zoneOptions(timeZone), help: zoneHelp },
    {
      name: 'currencyCode',
      label: t('organisation.currency'),
      type: 'select',
      options: currencyOptions(currencyCode),
    },
    { name: 'locale', label: t('preferences.formats'), type: 'select', options: formatOptions(t, today, locale) },
  ];
}
