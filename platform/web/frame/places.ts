import {
  IconArrowsExchange,
  IconHome,
  IconLayoutDashboard,
  IconSettings,
  IconShieldCheck,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import type { FunctionComponent } from 'react';
import { type MenuEntry, type PlaceName, placeNames, useIdentity, useShell } from './shell.ts';

const icons: Readonly<Record<PlaceName, Place['icon']>> = {
  home: IconHome,
  portfolio: IconLayoutDashboard,
  resources: IconUsersGroup,
  governance: IconShieldCheck,
  exchange: IconArrowsExchange,
  settings: IconSettings,
};

export interface Place {
  readonly name: PlaceName;
  readonly icon: FunctionComponent<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>;
  /** Those that the reader may open, by their order; the place opens with the first. */
  readonly pages: readonly [MenuEntry, ...MenuEntry[]];
  /** The page that is open belongs here. */
  readonly isHere: boolean;
  /** Which of the pages that is; undefined on a record, which has parts of its own. */
  readonly open: MenuEntry | undefined;
}

/** The places of which the reader may open a page at least, and which of them the open page belongs to. */
export function usePlaces(): readonly Place[] {
  const { menu } = useShell();
  const { permissions } = useIdentity();
  return placesOf(menu, permissions, useLocation().pathname);
}

export function placesOf(menu: readonly MenuEntry[], permissions: readonly string[], pathname: string): Place[] {
  const entries = menu
    .filter(({ permission }) => !permission || permissions.includes(permission))
    .toSorted((a, b) => a.order - b.order);
  const open = entries.find(({ to, isAt }) => pathname === to || isAt?.(pathname));
  const holder = entries.find(({ to, holds }) => holds?.(pathname) || pathname.startsWith(`${to}/`));
  const here = (open ?? holder)?.place;
  return placeNames.flatMap((name): Place[] => {
    const [first, ...others] = entries.filter(({ place }) => place === name);
    return first
      ? [
          {
            name,
            icon: icons[name],
            pages: [first, ...others],
            isHere: here === name,
            open: here === name ? open : undefined,
          },
        ]
      : [];
  });
}
