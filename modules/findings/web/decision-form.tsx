import { type KeyboardEvent, useId, useState } from 'react';
import { usePersonOptions } from '#modules/offices/web/parts';
import { Button, Fault, type Format, useChange, useFormat, useIdentity, useWords } from '#platform/web';
import { personalOptions, timedOptions } from '../option-contract.ts';
import { OptionEffects } from './decision-options.tsx';
import styles from './decisions.module.css';
import type { FullDecisionItem } from './decisions.ts';
import { findings } from './findings.ts';
import { addDays } from './until.ts';

interface DecisionFormProps {
  readonly decision: FullDecisionItem;
  /** The one that was chosen already; then the reason is what is left to write. */
  readonly option?: string | undefined;
  readonly onDecided: () => void;
  readonly onBack?: (() => void) | undefined;
}

/**
 * The options of an open decision, the reason, and one act. Digits choose an option where nobody is writing; Ctrl-Enter
 * decides from anywhere in it.
 */
export function DecisionForm({ decision, option: chosen, onDecided, onBack }: DecisionFormProps) {
  const t = useWords('findings');
  const { today } = useIdentity();
  const format = useFormat();
  const { decisionId, options, effects, askedRole, latestUntil } = decision;
  const [option, setOption] = useState(chosen ?? options[0] ?? '');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => usualUntil(decision, today, format));
  const [personId, setPersonId] = useState('');
  const [isTried, setTried] = useState(false);
  const ids = { reason: useId(), until: useId(), person: useId() };
  const decide = useChange(findings.decide, { topics: ['decisions'], onDone: onDecided });
  const isTimed = timedOptions.has(option);
  const isPersonal = personalOptions.has(option);
  const send = () => {
    setTried(true);
    if (!reason.trim()) return document.getElementById(ids.reason)?.focus();
    const timed = isTimed && until ? { until: earlier(format.endOf(until), latestUntil) } : {};
    const named = isPersonal && personId ? { personId } : {};
    decide.run({ decisionId, option, reason, ...timed, ...named }).catch(() => undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return send();
    }
    const wanted = event.target instanceof HTMLTextAreaElement ? undefined : options[Number(event.key) - 1];
    if (wanted) setOption(wanted);
  };
  return (
    <form className={styles.form} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <div>
        <h2>{t('decide.title')}</h2>
        {askedRole && <p className="dim">{t('decide.as', { role: t(`waiver.${askedRole}`) })}</p>}
      </div>
      <fieldset className={styles.options}>
        <legend>{t('decide.options')}</legend>
        {options.map((one, index) => (
          <label key={one} className={styles.option}>
            <input type="radio" name="option" value={one} checked={one === option} onChange={() => setOption(one)} />
            <span>
              <b>{t(`option.${one}`)}</b>
              <OptionEffects of={effects[one]} />
            </span>
            <kbd>{index + 1}</kbd>
          </label>
        ))}
      </fieldset>
      {isPersonal && (
        <PersonChoice key={option} id={ids.person} option={option} chosen={personId} onChoose={setPersonId} />
      )}
      {isTimed && (
        <div className={styles.field}>
          <label htmlFor={ids.until}>{t(`decide.until.${option}`)}</label>
          <input
            id={ids.until}
            type="date"
            value={until}
            min={today}
            max={latestUntil === null ? undefined : format.lastDay(latestUntil)}
            onChange={({ currentTarget }) => setUntil(currentTarget.value)}
          />
        </div>
      )}
      <div className={styles.field}>
        <label htmlFor={ids.reason}>{t('decide.reason')}</label>
        <textarea
          id={ids.reason}
          rows={4}
          value={reason}
          // biome-ignore lint/a11y/noAutofocus: whoever has chosen goes on to write
          autoFocus={chosen !== undefined}
          maxLength={4000}
          aria-invalid={isTried && !reason.trim()}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {isTried && !reason.trim() && <small className="late">{t('decide.reasonMissing')}</small>}
      </div>
      <Fault error={decide.error} />
      <div className={styles.acts}>
        <Button isPrimary isBusy={decide.isRunning} onClick={send}>
          {t(`option.${option}`)}
        </Button>
        {onBack && <Button onClick={onBack}>{t('decide.notYet')}</Button>}
        <kbd>{t('decide.key')}</kbd>
      </div>
    </form>
  );
}

interface PersonChoiceProps {
  readonly id: string;
  readonly option: string;
  readonly chosen: string;
  readonly onChoose: (personId: string) => void;
}

/** Whom the option gives it to; nobody is named unless somebody is chosen. */
function PersonChoice({ id, option, chosen, onChoose }: PersonChoiceProps) {
  const t = useWords('findings');
  const people = usePersonOptions(t(`decide.nobody.${option}`));
  if (people.length < 3) return null; // alone there is nobody to choose
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(`decide.person.${option}`)}</label>
      <select id={id} value={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        {people.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The day or instant (ISO), or the last that is allowed. */
const earlier = (wanted: string, latest: string | null) => (latest !== null && wanted > latest ? latest : wanted);

/** What was asked for, else two weeks; never longer than allowed. */
function usualUntil({ holdsUntil, latestUntil }: FullDecisionItem, today: string, { lastDay }: Format): string {
  const wanted = holdsUntil === null ? addDays(today, 14) : lastDay(holdsUntil);
  return earlier(wanted, latestUntil && lastDay(latestUntil));
}
