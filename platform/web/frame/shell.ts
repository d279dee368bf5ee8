import { createContext, type FunctionComponent, useContext } from 'react';
import type { RecordReference } from '#engine';

export interface MenuEntry {
  /** A key of the words, such as `reporting.portfolio.title`. */
  readonly label: string;
  readonly to: string;
  readonly icon: FunctionComponent<{ size?: number | string; stroke?: number | string; 'aria-hidden'?: boolean }>;
  /** Lowest first. */
  readonly order: number;
  /** Only for those who hold it somewhere. */
  readonly permission?: string;
}

/** A part of a record that has an address of its own, as a module contributes it. */
export interface RecordTab {
  /** The kind of record: `project`. */
  readonly record: string;
  /** A key of the words. */
  readonly label: string;
  /** The address for the record's id. */
  readonly to: (id: string) => string;
  /** Lowest first. */
  readonly order: number;
  /** Only for those who hold it somewhere. */
  readonly permission?: string;
}

/** Who is signed in, where, and what of it the frame shows. */
export interface Identity {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly organisation: { readonly name: string; readonly locale: string };
  /** Today by the organisation's clock, an ISO date. */
  readonly today: string;
  /** Held at one node at least. */
  readonly permissions: readonly string[];
  /** Entries of the person's menu, above signing out. */
  readonly menu: readonly { readonly label: string; readonly to: string }[];
  readonly signOut: () => Promise<void>;
  /** Asks the server again who is signed in, after it said that nobody is. */
  readonly check: () => void;
}

export type IdentityState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly state: 'signed-out'; readonly signInAt: string }
  | { readonly state: 'signed-in'; readonly identity: Identity };

/** What the application composes from its modules; the same for the life of the page. */
export interface Shell {
  readonly menu: readonly MenuEntry[];
  /** The address of a record by its kind; a record without one is named without a link. */
  readonly records: Readonly<Record<string, (id: string) => string | undefined>>;
  /** By order. */
  readonly tabs: readonly RecordTab[];
  /** The key of the words of each operation and job as an act that was done, by its name. */
  readonly acts: ReadonlyMap<string, string>;
  /** A hook, from the module that owns sessions. */
  readonly useIdentity: () => IdentityState;
}

export const ShellContext = createContext<Shell>({
  menu: [],
  records: {},
  tabs: [],
  acts: new Map(),
  useIdentity: () => ({ state: 'loading' }),
});

export const IdentityContext = createContext<Identity | null>(null);

export function useShell(): Shell {
  return useContext(ShellContext);
}

/** Who is signed in; only under `pageRoute`, where somebody is. */
export function useIdentity(): Identity {
  const identity = useContext(IdentityContext);
  if (!identity) throw new Error('Only pages under pageRoute know who is signed in.');
  return identity;
}

/** Whether the person holds the permission anywhere: what he may not do is not offered. The server decides. */
export function useMay(permission: string): boolean {
  return useIdentity().permissions.includes(permission);
}

/** The address of a record, or undefined where its kind has no page. */
export function useRecordAddress(): (record: RecordReference) => string | undefined {
  const { records } = useShell();
  return ({ kind, id }) => records[kind]?.(id);
}
