import {
  Button,
  EmptyState,
  Lead,
  RecordTabs,
  undoable,
  useAddress,
  useChange,
  useFormat,
  useIdentity,
  useMay,
  useOpenRecord,
  useWords,
} from '#platform/web';
import { HolidayPanel } from './holiday-panel.tsx';
import { OfficeFrame } from './office-frame.tsx';
import { Origin } from './office-settings.tsx';
import { type Office, offices } from './offices.ts';
import { hoursOf } from './read-spans.ts';
import { WorkingWeek } from './working-week.tsx';
import { YearOfDays } from './year-of-days.tsx';

/** When an office works: its week, and the year with its holidays. */
export function CalendarPage() {
  const t = useWords('offices');
  return (
    <OfficeFrame
      part="/calendar"
      title={t('calendar.title')}
      panel={(office, open, close) => open === 'holidays' && <HolidayPanel office={office} onClose={close} />}
    >
      {(office) => <Calendar office={office} />}
    </OfficeFrame>
  );
}

function Calendar({ office }: { readonly office: Office }) {
  const t = useWords('offices');
  const { today } = useIdentity();
  const { open } = useOpenRecord();
  const mayUpdate = useMay('office.update');
  const [year, setYear] = useAddress('year');
  const shown = Number(year ?? today.slice(0, 4));
  const { holidays, workingWeek } = office.settings;
  const update = useChange(offices.updateOffice, { topics: ['organisation'] });
  const inherit = async () => {
    const changes = [{ field: 'holidays' as const, from: holidays.own, to: null }];
    const { entryId } = await update.run({ officeId: office.id, changes });
    undoable(entryId, t('calendar.inherited', { name: office.name }));
  };
  const change = <Button onClick={() => open('holidays')}>{t('calendar.changeHolidays')}</Button>;
  return (
    <>
      <Lead>{useLead(office)}</Lead>
      <div className="bar">
        <RecordTabs kind="office" id={office.id} label={t('office.parts')} />
      </div>
      <div className="calendar-parts">
        <section aria-labelledby="calendar-year">
          <header>
            <h2 id="calendar-year">{t('calendar.year', { year: String(shown) })}</h2>
            {holidays.fromOffice && <Origin of={holidays} />}
            <div className="bar-end">
              <Button onClick={() => setYear(String(shown - 1))}>{shown - 1}</Button>
              <Button onClick={() => setYear(String(shown + 1))}>{shown + 1}</Button>
              {mayUpdate && holidays.value.length > 0 && change}
              {mayUpdate && office.parentId !== null && holidays.own !== null && (
                <Button isBusy={update.isRunning} onClick={() => void inherit().catch(() => {})}>
                  {t('calendar.inherit')}
                </Button>
              )}
            </div>
          </header>
          {holidays.value.length === 0 && (
            <EmptyState title={t('calendar.none')} act={mayUpdate && change}>
              {t('calendar.noneWhy')}
            </EmptyState>
          )}
          <YearOfDays year={shown} week={workingWeek.value} holidays={holidays.value} />
        </section>
        <section aria-labelledby="calendar-week">
          <header>
            <h2 id="calendar-week">{t('short.workingWeek')}</h2>
            <Origin isStandard of={workingWeek} />
          </header>
          <WorkingWeek key={JSON.stringify(workingWeek)} office={office} />
        </section>
      </div>
    </>
  );
}

/** How long the week is, and the next day off. */
function useLead({ name, settings }: Office): string {
  const t = useWords('offices');
  const format = useFormat();
  const { today } = useIdentity();
  const hours = format.number(
    Object.values(settings.workingWeek.value).reduce((sum, day) => sum + hoursOf(day), 0),
    1,
  );
  const next = settings.holidays.value.find(({ date }) => date >= today);
  if (!next) return t('calendar.lead', { name, hours });
  return t('calendar.leadNext', { name, hours, holiday: next.name, date: format.date(next.date, 'weekday') });
}
