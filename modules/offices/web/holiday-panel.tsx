import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { Button, Fault, Form, SidePanel, undoable, useChange, useFormat, useWords } from '#platform/web';
import { type Office, offices } from './offices.ts';
import { type Holiday, joinHolidays, readHolidays } from './read-holidays.ts';
import './profile.css';

interface HolidayPanelProps {
  readonly office: Office;
  readonly onClose: () => void;
}

/** The holidays of an office: pasted from a spreadsheet, added one by one, taken away. */
export function HolidayPanel({ office, onClose }: HolidayPanelProps) {
  const t = useWords('offices');
  const format = useFormat();
  const { own, value } = office.settings.holidays;
  const update = useChange(offices.updateOffice, { topics: ['organisation'] });
  const save = async (to: readonly Holiday[]) => {
    const changes = [{ field: 'holidays' as const, from: own, to }];
    const { entryId } = await update.run({ officeId: office.id, changes });
    undoable(entryId, t('calendar.holidaysSaved', { count: to.length }));
  };
  const half = (value: boolean) => ({ value: value ? 'half' : 'whole', label: t(value ? 'calendar.half' : 'calendar.whole') }); // biome-ignore format: one line
  return (
    <SidePanel title={t('calendar.changeHolidays')} subtitle={office.name} onClose={onClose}>
      <PasteHolidays onRead={(holidays) => save(joinHolidays(value, holidays))} />
      <h3>{t('calendar.addHoliday')}</h3>
      <Form
        fields={[
          { name: 'date', label: t('calendar.date'), type: 'date' },
          { name: 'name', label: t('calendar.holiday') },
          { name: 'part', label: t('calendar.part'), type: 'select', options: [half(false), half(true)] },
        ]}
        values={{ part: 'whole' }}
        act={t('calendar.addHoliday')}
        isMinor
        startsOver
        onSubmit={({ date, name, part }) => save(joinHolidays(value, [{ date, name, isHalf: part === 'half' }]))}
      />
      <Fault error={update.error} />
      {value.length > 0 && <h3>{t('short.holidays')}</h3>}
      <ul className="lines">
        {value.map(({ date, name, isHalf }) => (
          <li key={date}>
            <span>
              {name}
              <small>
                {format.date(date, 'weekday')}
                {isHalf && `, ${t('calendar.half')}`}
              </small>
            </span>
            <Button
              aria-label={t('calendar.removeHoliday', { name, date: format.date(date) })}
              onClick={() => void save(value.filter((one) => one.date !== date)).catch(() => {})}
            >
              {t('person.removeRole')}
            </Button>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}

/** A field into which two columns of a spreadsheet are pasted; it says what it has read before anything is kept. */
function PasteHolidays({ onRead }: { readonly onRead: (holidays: readonly Holiday[]) => Promise<void> }) {
  const t = useWords('offices');
  const { locale } = useFormat();
  const [text, setText] = useState('');
  const { holidays, unread } = readHolidays(text, locale);
  return (
    <>
      <Textarea
        label={t('calendar.paste')}
        description={t('calendar.pasteText')}
        rows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {unread.length > 0 && (
        <p className="warn">{t('calendar.unread', { count: unread.length, line: unread[0] ?? '' })}</p>
      )}
      {holidays.length > 0 && (
        <p className="form-acts">
          <Button
            isPrimary
            onClick={() =>
              void onRead(holidays).then(
                () => setText(''),
                () => {},
              )
            }
          >
            {t('calendar.takeOver', { count: holidays.length })}
          </Button>
        </p>
      )}
    </>
  );
}
