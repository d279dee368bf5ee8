import {
  Button,
  Fault,
  FieldHistories,
  FoldedHistory,
  Form,
  SidePanel,
  undoable,
  useChange,
  useGo,
  useWords,
} from '#platform/web';
import { useOfficeTree } from './office-list.tsx';
import { type Office, type OfficeChange, offices } from './offices.ts';
import { currencyOptions, zoneOptions } from './setting-options.ts';

interface OfficePanelProps {
  readonly office: Office;
  readonly onClose: () => void;
}

const topics = ['organisation', 'people'];
const kinds = ['central', 'division', 'programme', 'project'] as const;
/** An empty choice would be one that was not made. */
const asAbove = 'above';
const chosen = (value: string) => (value === asAbove ? null : value);

/** What the office is called and counts by, where it stands, and its end. */
export function OfficePanel({ office, onClose }: OfficePanelProps) {
  const t = useWords('offices');
  const go = useGo();
  const update = useChange(offices.updateOffice, { topics });
  const remove = useChange(offices.deleteOffice, { topics });
  const { id: officeId, name, mayMove } = office;
  const historyOf = { record: { kind: 'office', id: officeId }, topics: ['organisation'] };
  const end = async () => {
    const { entryId } = await remove.run({ officeId });
    undoable(entryId, t('office.deleted', { name }));
    go('/offices');
  };
  const acts = mayMove && (
    <Button isDanger isBusy={remove.isRunning} onClick={() => void end().catch(() => {})}>
      {t('office.delete')}
    </Button>
  );
  return (
    <SidePanel title={t('office.change')} subtitle={name} onClose={onClose} acts={acts || undefined}>
      <FieldHistories {...historyOf}>
        <Form
          fields={useFields(office)}
          values={valuesOf(office)}
          act={t('office.save')}
          onSubmit={async (values) => {
            const changes = changesOf(office, values);
            if (!changes.length) return;
            const { entryId } = await update.run({ officeId, changes });
            undoable(entryId, t('office.saved', { name: values.name }));
          }}
        />
      </FieldHistories>
      {mayMove && <Move office={office} />}
      <Fault error={remove.error} />
      <FoldedHistory {...historyOf} />
    </SidePanel>
  );
}

/** Hangs the office below another one. */
function Move({ office }: { readonly office: Office }) {
  const t = useWords('offices');
  const { tree } = useOfficeTree();
  const move = useChange(offices.moveOffice, { topics });
  const { id: officeId, parentId, name } = office;
  if (parentId === null) return null;
  return (
    <>
      <h3>{t('office.where')}</h3>
      <Form
        fields={[
          {
            name: 'parentId',
            label: t('office.above'),
            type: 'select',
            help: t('office.moveText'),
            options: tree.filter(({ id }) => id !== officeId).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]}
        values={{ parentId }}
        act={t('office.move')}
        isMinor
        onSubmit={async ({ parentId: to }) => {
          if (to === parentId) return;
          const { entryId } = await move.run({ officeId, fromParentId: parentId, parentId: to });
          undoable(entryId, t('office.moved', { name }));
        }}
      />
    </>
  );
}

function valuesOf({ name, kind, settings }: Office) {
  return {
    name,
    kind,
    timeZone: settings.timeZone.own ?? asAbove,
    currencyCode: settings.currencyCode.own ?? asAbove,
    fiscalYearStartMonth: String(settings.fiscalYearStartMonth.own ?? asAbove),
  };
}

function useFields({ settings, parentId, kind }: Office) {
  const t = useWords('offices');
  const above = (value: string) => ({
    value: asAbove,
    label: t(parentId === null ? 'setting.asOrganisation' : 'setting.asAbove', { value }),
  });
  const { timeZone, currencyCode, fiscalYearStartMonth } = settings;
  const months = Array.from({ length: 12 }, (_, index) => `${index + 1}`);
  const inherited = <V,>({ own, value }: { own: V | null; value: V }, text: (value: V) => string) =>
    above(own === null ? text(value) : t('setting.itsOwn'));
  const zones = zoneOptions(timeZone.value);
  return [
    { name: 'name', label: t('office.name') },
    {
      name: 'kind',
      label: t('office.kind'),
      type: 'select',
      options: kinds
        .filter((one) => one !== 'central' || parentId === null || kind === 'central')
        .map((one) => ({ value: one, label: t(`office.kinds.${one}`) })),
    },
    {
      name: 'timeZone',
      label: t('field.timeZone'),
      type: 'select',
      options: [inherited(timeZone, (zone) => zone.replaceAll('_', ' ')), ...zones],
    },
    {
      name: 'currencyCode',
      label: t('organisation.currency'),
      type: 'select',
      options: [inherited(currencyCode, String), ...currencyOptions(currencyCode.value)],
    },
    {
      name: 'fiscalYearStartMonth',
      label: t('short.fiscalYear'),
      type: 'select',
      options: [
        inherited(fiscalYearStartMonth, (month) => t(`month.${month}`)),
        ...months.map((value) => ({ value, label: t(`month.${value}`) })),
      ],
    },
  ] as const;
}

/** The fields that differ, each with the value that was seen. */
function changesOf(
  office: Office,
  values: Readonly<Record<keyof ReturnType<typeof valuesOf>, string>>,
): OfficeChange[] {
  const { settings } = office;
  const month = chosen(values.fiscalYearStartMonth);
  const all: readonly OfficeChange[] = [
    { field: 'name', from: office.name, to: values.name },
    { field: 'kind', from: office.kind, to: kinds.find((one) => one === values.kind) ?? office.kind },
    { field: 'timeZone', from: settings.timeZone.own, to: chosen(values.timeZone) },
    { field: 'currencyCode', from: settings.currencyCode.own, to: chosen(values.currencyCode) },
    {
      field: 'fiscalYearStartMonth',
      from: settings.fiscalYearStartMonth.own,
      to: month === null ? null : Number(month),
    },
  ];
  return all.filter(({ from, to }) => from !== to);
}
