import { Button, Facts, Form, undoable, useChange, useMay, useWords } from '#platform/web';
import { type Office, offices } from './offices.ts';
import { hoursOf, readSpans, writeSpans } from './read-spans.ts';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The working week, a line for each day: `09:00–13:00, 13:30–17:30`, or `off`. */
export function WorkingWeek({ office }: { readonly office: Office }) {
  const t = useWords('offices');
  const mayUpdate = useMay('office.update');
  const { own, value } = office.settings.workingWeek;
  const update = useChange(offices.updateOffice, { topics: ['organisation'] });
  const save = async (to: typeof own) => {
    const changes = [{ field: 'workingWeek' as const, from: own, to }];
    const { entryId } = await update.run({ officeId: office.id, changes });
    undoable(entryId, t('calendar.weekSaved', { name: office.name }));
  };
  const off = t('calendar.off');
  const textOf = (day: (typeof weekdays)[number]) => writeSpans(value[day]) || off;
  const hours = (day: (typeof weekdays)[number]) => t('calendar.hours', { hours: hoursOf(value[day]) });
  if (!mayUpdate) {
    return <Facts items={weekdays.map((day) => [t(`weekday.${day}`), textOf(day)])} />;
  }
  return (
    <>
      <p className="dim">{t('calendar.weekText')}</p>
      <Form
        fields={weekdays.map((day) => ({
          name: day,
          label: value[day].length ? `${t(`weekday.${day}`)}, ${hours(day)}` : t(`weekday.${day}`),
        }))}
        values={Object.fromEntries(weekdays.map((day) => [day, textOf(day)]))}
        act={t('calendar.saveWeek')}
        isMinor
        onSubmit={async (values) => {
          const read = weekdays.map((day) => [day, values[day] === off ? [] : readSpans(values[day] ?? '')] as const);
          const wrong = read.find(([, spans]) => spans === null)?.[0];
          if (wrong) throw new Error(t('calendar.notRead', { day: t(`weekday.${wrong}`) }));
          await save(Object.fromEntries(read) as NonNullable<typeof own>);
        }}
      />
      {own !== null && (
        <Button isBusy={update.isRunning} onClick={() => void save(null).catch(() => {})}>
          {t('calendar.inheritWeek')}
        </Button>
      )}
    </>
  );
}
