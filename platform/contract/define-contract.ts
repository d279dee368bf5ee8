import type { z } from 'zod';
import type { ErrorDefinition } from './define-error.ts';

/** What the browser needs of an operation at run time: plain data, so that no schema library comes with it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  /** The verb that the actor must hold, such as `project.update`. */
  readonly permission: string;
  readonly scope: Scope;
  readonly errors: readonly ErrorDefinition[];
  /** `bytes`: the body is a file, the input comes from path and query. */
  readonly body?: 'json' | 'bytes' | undefined;
  /** `file`: the answer is a file to be saved, whatever the output says; pages link to it. */
  readonly answer?: 'json' | 'file' | undefined;
  /** It can tell what was so on a past day: its input takes `pastInput`, its call has `past`. Others tell today alone. */
  readonly tellsPast?: boolean | undefined;
}

/**
 * Where the permission must be held. `organisation`: at its root. `{ kind, from }`: at the record of that kind whose
 * id is the input's field `from`. `list`: wherever it is held; the action returns only what the actor may read.
 * `self`: any signed-in person, about himself. `public`: nobody need be signed in (sign-in itself, links).
 */
export type Scope = 'organisation' | 'list' | 'self' | 'public' | { readonly kind: string; readonly from: string };

/** What crosses the wire: JSON values only, so no transform, coerce, date or bigint. */
export interface Shape {
  readonly input: z.ZodObject | z.ZodDiscriminatedUnion;
  readonly output: z.ZodType;
}

export type Routes = Readonly<Record<string, Route>>;
export type Operation = Route & Shape;
export type Contract = Readonly<Record<string, Operation>>;
export type RoutesOf<C extends Contract> = { readonly [N in keyof C]: Pick<C[N], keyof C[N] & keyof Route> };

/** Joins routes and shapes by name. A name that stands on one side only is a type error. */
export function defineContract<const R extends Routes, S extends { readonly [N in keyof R]: Shape }>(
  routes: R,
  shapes: S & Readonly<Record<Exclude<keyof S, keyof R>, never>>,
): { readonly [N in keyof R]: R[N] & S[N] } {
  const contract: Record<string, Operation> = {};
  for (const name of Object.keys(routes)) contract[name] = { ...routes[name], ...shapes[name] } as Operation;
  return contract as { readonly [N in keyof R]: R[N] & S[N] };
}
