import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { CellChoice, GridValue, ReadCell } from './cell-editor.ts';
import { ChoiceList, matchingChoices } from './choice-list.tsx';
import './cell-field.css';

/** Where the active cell goes after what was typed is taken; null where the focus went elsewhere by itself. */
export type CellStep = 'down' | 'up' | 'right' | 'left' | 'stay';

interface CellFieldProps {
  /** Column and row, for screen readers. */
  readonly label: string;
  readonly text: string;
  /** The text replaced the cell's own by being typed: the next key adds to it. */
  readonly isTyped: boolean;
  readonly fault?: string | undefined;
  readonly choices?: readonly CellChoice[] | undefined;
  readonly read: (text: string) => ReadCell;
  readonly onTake: (value: GridValue, text: string, step: CellStep | null) => void;
  /** The field was left by a click elsewhere with a text that says nothing. */
  readonly onRefuse: (text: string, fault: string) => void;
  readonly onLeave: () => void;
}

/** The field in a cell: Enter takes it and goes down, Tab right, Escape leaves the cell as it was. */
export function CellField({ label, choices, read, onTake, onRefuse, onLeave, ...start }: CellFieldProps) {
  const [text, setText] = useState(start.text);
  const [fault, setFault] = useState(start.fault);
  const [chosen, setChosen] = useState(-1);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  const id = useId();
  const isUntouched = text === start.text && !start.isTyped;
  const shown = choices && matchingChoices(choices, isUntouched ? '' : text);

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (!start.isTyped) field.current?.select();
  }, [start.isTyped]);
  useEffect(() => {
    if (choices && isUntouched) setChosen(choices.findIndex((choice) => choice.label === start.text));
  }, []);

  const end = (act: () => void) => {
    if (isOver.current) return;
    isOver.current = true;
    act();
  };
  const choose = ({ value, label: name }: CellChoice, step: CellStep | null) => end(() => onTake(value, name, step));
  const take = (step: CellStep | null, refuse: (error: string) => void) => {
    const choice = shown?.[chosen];
    if (choice) return choose(choice, step);
    const found = read(text);
    if ('value' in found) end(() => onTake(found.value, text, step));
    else refuse(found.error);
  };
  const onBlur = () => {
    // Where another window took the keys, what was typed waits here.
    if (document.hasFocus()) take(null, (error) => end(() => onRefuse(text, error)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') take(event.shiftKey ? 'up' : 'down', setFault);
    else if (event.key === 'Tab') take(event.shiftKey ? 'left' : 'right', setFault);
    else if (event.key === 'Escape') end(onLeave);
    else if (by && shown?.length) setChosen((at) => (Math.max(at, by > 0 ? -1 : 0) + by + shown.length) % shown.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <span className="cell-field">
      <input
        ref={field}
        value={text}
        aria-label={label}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        autoComplete="off"
        spellCheck={false}
        {...(shown && {
          role: 'combobox',
          'aria-expanded': shown.length > 0,
          'aria-controls': `${id}-list`,
          'aria-activedescendant': shown[chosen] && `${id}-${chosen}`,
        })}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setFault(undefined);
          setChosen(choices && event.currentTarget.value.trim() ? 0 : -1);
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {shown && (
        <ChoiceList
          id={id}
          label={label}
          choices={shown}
          chosen={chosen}
          onChoose={(choice) => choose(choice, 'stay')}
        />
      )}
      {fault !== undefined && (
        <span id={`${id}-fault`} className="cell-fault" role="alert">
          {fault}
        </span>
      )}
    </span>
  );
}
