import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Popover } from '../parts/popover.tsx';
import { Choice } from '../parts/tabs.tsx';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { type Past, useGoPast, usePast } from './past.ts';
import { usualDays } from './past-days.ts';
import { useNarrow } from './use-narrow.ts';
import './as-of.css';

/** The day as of which pages show what they show: today, or a past day that one chooses here. */
export function AsOf({ today }: { readonly today: string }) {
  const t = useWords('platform');
  const format = useFormat();
  const past = usePast();
  const go = useGoPast();
  const isNarrow = useNarrow();
  const day = format.date(past?.asOf ?? today);
  const words = past ? t('asOf.past', { day }) : `${t('frame.today')}, ${day}`;
  return (
    <span className="as-of-part">
      <Popover
        label={t('asOf.label', { now: words })}
        buttonClass="as-of"
        boxClass="as-of-box"
        button={
          <time dateTime={past?.asOf ?? today}>
            {past ? (
              words
            ) : (
              <>
                <span className="as-of-word">{t('frame.today')}, </span>
                {isNarrow ? format.date(today, 'short') : day}
              </>
            )}
          </time>
        }
      >
        {(close) => (
          <Days
            key={past?.asOf}
            today={today}
            past={past}
            onGo={(to) => {
              close();
              go(to);
            }}
          />
        )}
      </Popover>
      {past && (
        <>
          <span className="as-of-note">
            {t(`asOf.known.${past.known}`)} · {t('asOf.readOnly')}
          </span>
          <button type="button" className="quiet as-of-back" onClick={() => go(null)}>
            {t('asOf.back')}
          </button>
        </>
      )}
    </span>
  );
}

interface DaysProps {
  readonly today: string;
  readonly past: Past | null;
  readonly onGo: (past: Past | null) => void;
}

function Days({ today, past, onGo }: DaysProps) {
  const t = useWords('platform');
  const format = useFormat();
  const [known, setKnown] = useState(past?.known ?? 'then');
  const [day, setDay] = useState(past?.asOf ?? today);
  const show = (asOf: string) => onGo(asOf === today ? null : { asOf, known });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (day) show(day);
      }}
    >
      <p className="dim">{t('asOf.text')}</p>
      <label className="as-of-day">
        {t('asOf.day')}
        <input
          type="date"
          className="small-field"
          value={day}
          max={today}
          required
          onChange={({ target }) => setDay(target.value)}
        />
      </label>
      <ul>
        {Object.entries(usualDays(today)).map(([name, usual]) => (
          <li key={name}>
            <button type="button" className="quiet" onClick={() => show(usual)}>
              {t(`asOf.usual.${name as 'month'}`)} <span className="mute figure">{format.date(usual)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Choice
        label={t('asOf.known.label')}
        value={known}
        options={[
          { value: 'then', label: t('asOf.known.then') },
          { value: 'now', label: t('asOf.known.now') },
        ]}
        onChange={setKnown}
      />
      <p className="dim">{t(`asOf.meaning.${known}`)}</p>
      <div className="as-of-acts">
        {past && <Button onClick={() => onGo(null)}>{t('asOf.back')}</Button>}
        <Button isPrimary type="submit">
          {t('asOf.show')}
        </Button>
      </div>
    </form>
  );
}
