import { useQueryClient } from '@tanstack/react-query';
import { Button, Fault, Form, toast, useChange, useFormat, useWords } from '#platform/web';
import { type OrganisationSettings, offices } from './offices.ts';
import './clock.css';

/** The organisation's clock: it runs with the day, or stands at a date until it is moved. For those who may set it. */
export function Clock({ settings }: { readonly settings: OrganisationSettings }) {
  const t = useWords('offices');
  const format = useFormat();
  const cache = useQueryClient();
  const { run, isRunning, error } = useChange(offices.setClock, { topics: ['organisation'] });
  const { clockAt, today } = settings;
  const set = async (date: string | null) => {
    await run({ from: clockAt, date });
    await cache.invalidateQueries({ queryKey: [offices.getSession.key] });
    toast(date === null ? t('clock.isRunning') : t('clock.isStanding', { date: format.date(date, 'weekday') }));
  };
  const act = (date: string | null) => () => void set(date).catch(() => {}); // the fault is shown
  return (
    <section aria-labelledby="organisation-clock">
      <h2 id="organisation-clock">{t('clock.title')}</h2>
      <p>{t(clockAt === null ? 'clock.runs' : 'clock.stands', { date: format.date(today, 'weekday') })}</p>
      {clockAt !== null && (
        <div className="clock-acts">
          <Button isBusy={isRunning} onClick={act(daysAfter(today, 1))}>
            {t('clock.day')}
          </Button>
          <Button isBusy={isRunning} onClick={act(daysAfter(today, 7))}>
            {t('clock.week')}
          </Button>
          <Button isBusy={isRunning} onClick={act(null)}>
            {t('clock.run')}
          </Button>
        </div>
      )}
      <Fault error={error} />
      <Form
        fields={[{ name: 'date', label: t('clock.date'), type: 'date' }]}
        values={{ date: today }}
        act={t('clock.stop')}
        isMinor
        onSubmit={({ date }) => set(date)}
      />
    </section>
  );
}

/** The date so many days after another, as `2026-03-02`. */
function daysAfter(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
