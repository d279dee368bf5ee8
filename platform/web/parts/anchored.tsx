import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import './popover.css';

interface AnchoredProps {
  /** It opens below this, at its left edge, or as far to the right as fits. */
  readonly anchor: Element;
  readonly label: string;
  /** A menu is gone through with the arrows; its items have the role. */
  readonly role?: 'dialog' | 'menu';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const gap = 4;

/** What opens at an element and closes with Escape or a click beside it; the focus goes back to where it was. */
export function Anchored({ anchor, label, role = 'dialog', onClose, children }: AnchoredProps) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const before = document.activeElement;
    const edge = anchor.getBoundingClientRect();
    element.showPopover();
    const room = document.documentElement;
    element.style.left = `${Math.max(gap, Math.min(edge.left, room.clientWidth - element.offsetWidth - gap))}px`;
    element.style.top = `${Math.max(gap, Math.min(edge.bottom + gap, room.clientHeight - element.offsetHeight - gap))}px`;
    element.querySelector<HTMLElement>('button:not(:disabled), input, a')?.focus();
    return () => {
      const isLost = document.activeElement === document.body || element.contains(document.activeElement);
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [anchor]);
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (role !== 'menu' || to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a dialog or a menu is none
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a dialog and a menu have names
    <div
      ref={box}
      popover="auto"
      role={role}
      aria-label={label}
      className="popover"
      onKeyDown={onKeyDown}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {children}
    </div>
  );
}
