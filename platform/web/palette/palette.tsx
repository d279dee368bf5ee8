import { Fragment, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useGo } from '../frame/anchor.tsx';
import { Fault } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import type { Entry } from './entry.ts';
import { useEntries } from './use-entries.ts';
import './palette.css';

/** Go to, do, find: one field over the page, and below it what the text may mean. The arrows choose, Enter does it. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('platform');
  const go = useGo();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const { groups, error, isComing, hasRecords } = useEntries(typed);
  const entries = groups.flatMap((group) => group.entries);
  const current = entries[Math.min(active, entries.length - 1)];
  const optionId = (entry: Entry) => `${id}-${entries.indexOf(entry)}`;

  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const currentId = current && optionId(current);
  useEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId]);

  const choose = ({ to, run }: Entry) => {
    onClose();
    run?.();
    if (to !== undefined) go(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const here = Math.min(active, last);
    const place = { ArrowDown: here === last ? 0 : here + 1, ArrowUp: here <= 0 ? last : here - 1 }[event.key];
    if (place !== undefined) setActive(place);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && current) choose(current);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the key of the click beside the palette
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="palette-head">
        <input
          className="palette-field"
          type="text"
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={currentId}
          aria-autocomplete="list"
          placeholder={t('palette.placeholder')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="palette-close" onClick={onClose}>
          <kbd>Esc</kbd>
          <span className="visually-hidden">{t('close')}</span>
        </button>
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        className="palette-list"
        role="listbox"
        aria-label={t('palette.title')}
        tabIndex={-1}
      >
        {groups.map((group) => (
          <Fragment key={group.id}>
            {/* biome-ignore lint/a11y/useSemanticElements: a listbox is divided by groups, and a fieldset is for forms */}
            <div role="group" aria-labelledby={`${id}-${group.id}`}>
              <div className="palette-group" id={`${id}-${group.id}`}>
                {group.label}
              </div>
              {group.entries.map((entry) => (
                <Option
                  key={entry.id}
                  id={optionId(entry)}
                  entry={entry}
                  isActive={entry === current}
                  onPoint={() => setActive(entries.indexOf(entry))}
                  onChoose={() => choose(entry)}
                />
              ))}
            </div>
          </Fragment>
        ))}
      </div>
      <div className="palette-foot">
        <span role="status">{typed.trim() !== '' && !isComing && !error && !hasRecords && t('palette.none')}</span>
        <Fault error={error} />
      </div>
    </dialog>
  );
}

interface OptionProps {
  readonly id: string;
  readonly entry: Entry;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, entry: { label, detail, shortcut }, isActive, onPoint, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field names the active option instead
    <div
      id={id}
      className="palette-option"
      role="option"
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span>{label}</span>
      {detail && <small>{detail}</small>}
      {shortcut && <kbd>{shortcut}</kbd>}
    </div>
  );
}
