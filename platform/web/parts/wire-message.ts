import type { Message, Parameter } from '#engine';

/** A type as it comes over the wire: an optional field seems to be undefined there, which JSON never is. */
type Wire<T> = T extends object ? { readonly [K in keyof T]: Wire<T[K]> | undefined } : T;

export interface WireMessage {
  readonly key: string;
  readonly parameters: Readonly<Record<string, Wire<Parameter>>>;
}

/** A sentence from the wire. */
export const messageOf = (message: WireMessage): Message => message as Message;
