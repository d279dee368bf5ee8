import { OperationError } from '#platform/contract';

/**
 * What the server said about each field, by the field's name: details of an error are `{ issues: [{ field, message }] }`,
 * the field a dotted path whose first name is that of the form's field. Other errors say nothing about fields.
 */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof OperationError)) return {};
  const { issues } = (typeof error.details === 'object' && error.details !== null ? error.details : {}) as {
    readonly issues?: unknown;
  };
  const found: Record<string, string> = {};
  for (const issue of Array.isArray(issues) ? issues : []) {
    const { field, message } = issue as { readonly field?: unknown; readonly message?: unknown };
    const [name] = typeof field === 'string' ? field.split('.') : [];
    if (name && typeof message === 'string') found[name] ??= message;
  }
  return found;
}
