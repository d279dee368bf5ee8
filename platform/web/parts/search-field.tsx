import type { KeyboardEventHandler, ReactNode, Ref } from 'react';
import './button.css';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (text: string) => void;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
  readonly maxLength?: number | undefined;
  readonly onKeyDown?: KeyboardEventHandler | undefined;
  /** Right of the text, such as the key that leads here. */
  readonly children?: ReactNode;
}

/** The field in a bar by which a list is looked through; its label is told inside it. */
export function SearchField({ label, value, onValue, inputRef, maxLength, onKeyDown, children }: SearchFieldProps) {
  return (
    <label className="field">
      <span className="visually-hidden">{label}</span>
      <input
        ref={inputRef}
        type="search"
        placeholder={label}
        value={value}
        maxLength={maxLength}
        onChange={(event) => onValue(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {children}
    </label>
  );
}
