import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import './popover.css';

interface PopoverProps {
  /** Name of what opens, and of the button where it shows no words. */
  readonly label: string;
  /** What the button shows. */
  readonly button: ReactNode;
  readonly buttonClass?: string | undefined;
  readonly boxClass?: string | undefined;
  /** What opens beside the button; `close` for acts that end it. */
  readonly children: (close: () => void) => ReactNode;
}

const gap = 4;

/** Opens below its button, or above one that stands low, at its right edge, or as far left as the window lets it; Escape or a click beside it closes, and the focus returns. */
export function Popover({ label, button, buttonClass = 'btn', boxClass = '', children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const place = () => {
    const edge = anchor.current?.getBoundingClientRect();
    if (!edge || !box.current) return;
    const { clientHeight } = document.documentElement;
    const isLow = edge.top > clientHeight / 2;
    box.current.style.top = isLow ? 'auto' : `${edge.bottom + gap}px`;
    box.current.style.bottom = isLow ? `${clientHeight - edge.top + gap}px` : 'auto';
    box.current.style.right = `${Math.max(gap, document.documentElement.clientWidth - edge.right)}px`;
  };
  useLayoutEffect(() => {
    const hidden = isOpen && box.current ? gap - box.current.getBoundingClientRect().left : 0;
    if (box.current && hidden > 0) box.current.style.right = `${Number.parseFloat(box.current.style.right) - hidden}px`;
  }, [isOpen]);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={buttonClass}
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={typeof button === 'string' && button === label ? undefined : label}
      >
        {button}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className={`popover ${boxClass}`}
        onBeforeToggle={place}
        onToggle={(event) => {
          const opens = event.newState === 'open';
          setOpen(opens);
          if (opens) box.current?.querySelector<HTMLElement>('a, button, input, select')?.focus();
        }}
      >
        {isOpen && children(() => box.current?.hidePopover())}
      </div>
    </>
  );
}
