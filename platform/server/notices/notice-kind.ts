import type { NoticeChannel } from '#platform/contract';

/** What people can be told of, as they choose by it how. */
export interface NoticeKind {
  readonly kind: string;
  /** A key of the words: what happened, as in `Somebody mentions me`. */
  readonly label: string;
  /** How one is told who has chosen nothing. */
  readonly usual: NoticeChannel;
}

const kinds = new Map<string, NoticeKind>();

/** Registers a kind of notice. One that is defined twice is an error at start. */
export function defineNoticeKind(kind: NoticeKind): void {
  if (kinds.has(kind.kind)) throw new Error(`The notice ${kind.kind} is defined twice.`);
  kinds.set(kind.kind, kind);
}

/** The kind of that name. Throws where no module has defined it. */
export function noticeKind(name: string): NoticeKind {
  const found = kinds.get(name);
  if (!found) throw new Error(`No notice is called ${name}: define it beside what tells it.`);
  return found;
}

/** All kinds, in the order in which they were defined. */
export const noticeKinds = (): readonly NoticeKind[] => [...kinds.values()];
