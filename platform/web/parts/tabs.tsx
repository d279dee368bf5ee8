import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useRef } from 'react';
import { Anchor } from '../frame/anchor.tsx';
import { useSideScroll } from './side-scroll.tsx';
import './tabs.css';

export interface Tab {
  readonly label: ReactNode;
  /** An address of its own, so that Back and sharing work. */
  readonly to: string;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** None is current where something beside them is. */
  readonly hasCurrent?: boolean | undefined;
  /** The address of the tab that is open, where the page's own does not say it. */
  readonly current?: string | undefined;
}

/** The parts of a record, or the views of a list, each with its address. */
export function Tabs({ label, tabs, hasCurrent = true, current: known }: TabsProps) {
  const { pathname, searchStr } = useLocation();
  const current = hasCurrent ? (known ?? currentTab(tabs, pathname, new URLSearchParams(searchStr))) : undefined;
  const list = useRef<HTMLElement>(null);
  useSideScroll(list, toCurrent, `${current} ${tabs.length}`);
  return (
    <nav className="tabs side-scroll" aria-label={label} ref={list}>
      {tabs.map((tab) => (
        <Anchor key={tab.to} to={tab.to} className="tab" aria-current={tab.to === current ? 'page' : undefined}>
          {tab.label}
        </Anchor>
      ))}
    </nav>
  );
}

/** On a narrow screen the tab that is open is brought into view; the page stays where it is. */
export function toCurrent(list: HTMLElement): void {
  const open = list.querySelector<HTMLElement>('[aria-current]');
  if (open) list.scrollLeft = open.offsetLeft - (list.clientWidth - open.offsetWidth) / 2;
}

/** The address that says most of what is open: the list itself is current only where no view of it is. */
function currentTab(tabs: readonly Tab[], pathname: string, search: URLSearchParams): string | undefined {
  const isOpen = (to: string) => {
    const [path, query] = to.split('?');
    return path === pathname && [...new URLSearchParams(query)].every(([name, value]) => search.get(name) === value);
  };
  return tabs
    .map(({ to }) => to)
    .filter(isOpen)
    .toSorted((a, b) => b.length - a.length)[0];
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[];
  readonly onChange: (value: V) => void;
}

/** One of a few, where the choice has no address of its own: views of a grid, scales of a timeline. */
export function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  const list = useRef<HTMLFieldSetElement>(null);
  useSideScroll(list, toCurrent, `${value} ${options.length}`);
  return (
    <fieldset className="tabs side-scroll" aria-label={label} ref={list}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="tab"
          aria-current={option.value === value || undefined}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
