import { Facts, useWords } from '#platform/web';
import type { Office } from './offices.ts';

type Setting<V> = { readonly own: V | null; readonly fromOffice: Office['settings']['timeZone']['fromOffice'] };

/** What the office counts by, and where each comes from. */
export function OfficeSettings({ office }: { readonly office: Office }) {
  const t = useWords('offices');
  const { timeZone, currencyCode, fiscalYearStartMonth } = office.settings;
  return (
    <Facts
      items={[
        [t('office.kind'), t(`office.kinds.${office.kind}`)],
        [t('field.timeZone'), <Said key="zone" of={timeZone} text={timeZone.value.replaceAll('_', ' ')} />],
        [t('organisation.currency'), <Said key="currency" of={currencyCode} text={currencyCode.value} />],
        [
          t('short.fiscalYear'),
          <Said key="year" isStandard of={fiscalYearStartMonth} text={t(`month.${fiscalYearStartMonth.value}`)} />,
        ],
      ]}
    />
  );
}

function Said({ text, ...origin }: OriginProps & { readonly text: string }) {
  return (
    <>
      {text} <Origin {...origin} />
    </>
  );
}

interface OriginProps {
  readonly of: Setting<unknown>;
  /** Where no office says it, it is as usual: the organisation has no such setting. */
  readonly isStandard?: boolean | undefined;
}

/** Where a setting comes from, unless it is the office's own. */
export function Origin({ of, isStandard }: OriginProps) {
  const t = useWords('offices');
  if (of.own !== null) return null;
  const { fromOffice } = of;
  const text =
    fromOffice === null
      ? t(isStandard ? 'setting.standard' : 'setting.ofOrganisation')
      : fromOffice.name === null
        ? t('setting.fromAbove')
        : t('setting.from', { office: fromOffice.name });
  return <small className="mute">{text}</small>;
}
