import { useLayoutEffect, useRef } from 'react';
import '../parts/popover.css';
import type { CellChoice } from './cell-editor.ts';

interface ChoiceListProps {
  /** The list is `<id>-list`, its options `<id>-0`, `<id>-1`, … */
  readonly id: string;
  readonly label: string;
  readonly choices: readonly CellChoice[];
  readonly chosen: number;
  readonly onChoose: (choice: CellChoice) => void;
}

/** The choices of which a word begins with what was typed; all where nothing was. */
export function matchingChoices(choices: readonly CellChoice[], typed: string): readonly CellChoice[] {
  const text = ` ${typed.trim().toLowerCase()}`;
  return choices.filter(({ label }) => ` ${label.toLowerCase()}`.includes(text));
}

/** What a cell may hold, over everything else, below its field or, at the foot of the window, above it. */
export function ChoiceList({ id, label, choices, chosen, onChoose }: ChoiceListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = list.current;
    const cell = box?.parentElement?.getBoundingClientRect();
    if (!box || !cell) return;
    box.showPopover();
    box.style.minWidth = `${cell.width}px`;
    box.style.left = `${Math.max(0, Math.min(cell.left, document.documentElement.clientWidth - box.offsetWidth))}px`;
    const isAbove = cell.bottom + box.offsetHeight > document.documentElement.clientHeight;
    box.style.top = `${isAbove ? cell.top - box.offsetHeight : cell.bottom}px`;
  }, [choices.length]);
  useLayoutEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      popover="manual"
      className="popover choice-list"
      hidden={!choices.length}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the field points to it by aria-activedescendant
        <div
          key={choice.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          {choice.label}
        </div>
      ))}
    </div>
  );
}
