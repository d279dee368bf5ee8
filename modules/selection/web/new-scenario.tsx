import { offices, useCurrency } from '#modules/offices/web/parts';
import { Form, SidePanel, useChange, useGo, useOperation, useWords } from '#platform/web';
import { selection, topics } from './selection.ts';

const lengths = ['quarter', 'month', 'year'] as const;

/** A scenario in five fields: whose, from when, how long, with how much money. Its page then takes rules. */
export function NewScenario({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('selection');
  const go = useGo();
  const currency = useCurrency();
  const { data } = useOperation(offices.listOffices, {});
  const create = useChange(selection.createScenario, { topics });
  const [first] = data?.items ?? [];
  if (!first || !currency) return null;
  return (
    <SidePanel title={t('new.title')} subtitle={t('new.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[
          { name: 'name', label: t('field.name') },
          { name: 'officeId', label: t('field.office'), help: t('field.officeHelp'), type: 'select', options: (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
          { name: 'firstOn', label: t('field.firstOn'), type: 'date' },
          { name: 'period', label: t('field.period'), type: 'select', options: lengths.map((value) => ({ value, label: t(`periods.${value}`) })) },
          { name: 'periods', label: t('field.periods'), type: 'whole-number', most: 40 },
          { name: 'money', label: t('field.money', { currency: currency.code }), help: t('field.moneyHelp'), type: 'number', most: 1e12, isOptional: true },
        ]} // biome-ignore format: a table
        values={{ officeId: first.id, period: 'quarter', periods: '4' }}
        act={t('new.act')}
        hasFocus
        onSubmit={async ({ name, officeId, firstOn, period, periods, money }) => {
          const { scenarioId } = await create.run({
            officeId: officeId || first.id,
            name,
            firstOn: `${firstOn.slice(0, 7)}-01`,
            period: lengths.find((one) => one === period) ?? 'quarter',
            periods: Math.max(1, Number(periods)),
            moneyMinor: money === '' ? null : Math.round(Number(money) * currency.minorUnits),
          });
          go(`/selection/${scenarioId}`);
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
