import { useFormat, useWords } from '#platform/web';
import type { Office } from './offices.ts';
import { weekdays } from './working-week.tsx';

interface YearOfDaysProps {
  readonly year: number;
  readonly week: Office['settings']['workingWeek']['value'];
  readonly holidays: Office['settings']['holidays']['value'];
}

/** A year at a glance: what is worked, and what is off; the holidays are said beside it in words. */
export function YearOfDays({ year, week, holidays }: YearOfDaysProps) {
  const t = useWords('offices');
  const format = useFormat();
  const inYear = holidays.filter(({ date }) => date.startsWith(`${year}-`));
  const byDate = new Map(inYear.map((holiday) => [holiday.date, holiday]));
  const letter = new Intl.DateTimeFormat(format.locale, { weekday: 'narrow', timeZone: 'UTC' });
  const letters = weekdays.map((_, index) => letter.format(Date.UTC(2024, 0, 1 + index))); // that year began on a Monday
  const isOff = (weekday: number) => week[weekdays[weekday] ?? 'monday'].length === 0;
  return (
    <div className="year">
      <div className="months" aria-hidden="true">
        {Array.from({ length: 12 }, (_, month) => (
          <div key={t(`month.${month + 1}`)} className="month">
            <b>{t(`month.${month + 1}`)}</b>
            <div className="days">
              {weekdays.map((day, index) => (
                <abbr key={day} title={t(`weekday.${day}`)}>
                  {letters[index]}
                </abbr>
              ))}
              {daysOf(year, month).map(({ date, weekday }, index) => {
                const holiday = byDate.get(date);
                const kind = holiday ? (holiday.isHalf ? 'half' : 'holiday') : isOff(weekday) ? 'off' : '';
                return (
                  <i
                    key={date}
                    className={kind}
                    title={holiday?.name}
                    style={index === 0 ? { gridColumnStart: weekday + 1 } : undefined}
                  >
                    {Number(date.slice(8))}
                  </i>
                );
              })}
            </div>
          </div>
        ))}
      </div>
      {inYear.length > 0 && (
        <ul className="holidays">
          {inYear.map(({ date, name, isHalf }) => (
            <li key={date}>
              <time dateTime={date}>{format.date(date, 'weekday')}</time> <span>{name}</span>
              {isHalf && <small>{t('calendar.half')}</small>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The days of a month, each with its weekday, Monday 0. */
function daysOf(year: number, month: number) {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.UTC(year, month, index + 1));
    return { date: at.toISOString().slice(0, 10), weekday: (at.getUTCDay() + 6) % 7 };
  });
}
