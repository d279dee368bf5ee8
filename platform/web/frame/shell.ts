import { type ComponentType, createContext, useContext } from 'react';
import type { RecordReference } from '#engine';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Where the pages of the application belong, in the order of the rail: few enough to be known by heart. */
export const placeNames = ['home', 'portfolio', 'resources', 'governance', 'exchange', 'settings'] as const;
export type PlaceName = (typeof placeNames)[number];

/** A page that the rail leads to, as one of its place. */
export interface MenuEntry {
  /** A key of the words, such as `reporting.portfolio.title`. */
  readonly label: string;
  readonly to: string;
  readonly place: PlaceName;
  /** Lowest first, within the place. */
  readonly order: number;
  /** Only for those who hold it somewhere. */
  readonly permission?: string;
  /** Whether an address is this page's too: it leads straight on to the calendar of an office, say. */
  readonly isAt?: (pathname: string) => boolean;
  /** Whether a record belongs here although its address is not below `to`. */
  readonly holds?: (pathname: string) => boolean;
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

/** Something to do, for the palette: it leads somewhere, or is done at once. */
export interface Command {
  readonly id: string;
  /** A key of the words: a verb with its object. */
  readonly label: string;
  /** Only for those who hold it somewhere. */
  readonly permission?: string;
  readonly to?: string;
  readonly run?: () => void;
  /** As a key cap shows it: `Ctrl Z`. */
  readonly shortcut?: string;
}

/** A kind of record that search finds. */
export interface FoundKind {
  readonly kind: string;
  /** Keys of the words: `Projects`, `Project`. */
  readonly label: string;
  readonly one: string;
  /** Lowest first. */
  readonly order: number;
}

/** Records of one kind at which somebody can hold a role. */
export interface RolePlaces {
  /** As nodes name it: `project`. */
  readonly kind: string;
  /** A key of the words: `Projects`. */
  readonly label: string;
  /** A hook: those that one may read, in the order in which they are offered. */
  readonly usePlaces: () => readonly { readonly id: string; readonly name: string }[];
}

/** The address of a record by its kind; `within` is the id of the record on whose page it stands, where that is known. */
export type RecordAddresses = Readonly<Record<string, (id: string, within?: string) => string | undefined>>;

/** Who is signed in, where, and what of it the frame shows. */
export interface Identity {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly organisation: { readonly id: string; readonly name: string; readonly timeZone: string };
  /** How numbers and dates are written for this person: BCP 47, or `iso`. */
  readonly locale: string;
  readonly timeZone: string;
  /** The theme that the person chose, here or in another browser; null for none. */
  readonly theme: Theme | null;
  /** Today by the organisation's clock, an ISO date. */
  readonly today: string;
  /** Held at one node at least. */
  readonly permissions: readonly string[];
  /** Nobody else is active in the organisation. */
  readonly isAlone: boolean;
  /** Entries of the person's menu, above signing out. */
  readonly menu: readonly { readonly label: string; readonly to: string }[];
  readonly signOut: () => Promise<void>;
  /** The others that the person belongs to. */
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** Goes on in another organisation; the page is loaded anew. */
  readonly switchTo: (organisationId: string) => Promise<void>;
  /** Remembers the theme with the person. */
  readonly keepTheme: (theme: Theme) => void;
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
  readonly records: RecordAddresses;
  /** What jobs do, as a key of the words, by the kind of job. */
  readonly jobs: Readonly<Record<string, string>>;
  /** By order. */
  readonly tabs: readonly RecordTab[];
  /** The key of the words of each operation and job as an act that was done, by its name. */
  readonly acts: ReadonlyMap<string, string>;
  readonly commands: readonly Command[];
  readonly found: readonly FoundKind[];
  readonly places: readonly RolePlaces[];
  /** What stands in the top bar beside the date. */
  readonly marks: readonly ComponentType[];
  /** A hook, from the module that owns sessions. */
  readonly useIdentity: () => IdentityState;
}

export const ShellContext = createContext<Shell>({
  menu: [],
  records: {},
  jobs: {},
  tabs: [],
  acts: new Map(),
  commands: [],
  found: [],
  places: [],
  marks: [],
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
export function useRecordAddress(): (record: RecordReference, within?: string) => string | undefined {
  const { records } = useShell();
  return ({ kind, id }, within) => records[kind]?.(id, within);
}
