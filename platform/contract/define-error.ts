/** A fault that an operation may answer with: declared once, by `defineError`, and documented by its message. */
export interface ErrorDefinition {
  /** kebab-case, unique over all modules; a retired code is never used again. */
  readonly code: string;
  /** The HTTP status, 400 to 599. */
  readonly status: number;
  /** What happened, what was kept, what to do. */
  readonly message: string;
}

/** Declares an error. It belongs into the `errors` of a routes.ts, and into the `errors` of each route that raises it. */
export function defineError<const Code extends string>(code: Code, status: number, message: string) {
  return { code, status, message } as const satisfies ErrorDefinition;
}
