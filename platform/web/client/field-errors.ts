import { OperationError } from '#platform/contract';

/**
 * What the server said about each field, by the field's name. Details are a list of `{ path, message }`, the path an
 * array or dotted text whose first name is the field; anything else says nothing about fields.
 */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof OperationError)) return {};
  const { details } = error;
  const list = Array.isArray(details) ? details : ((details as { issues?: unknown } | null)?.issues ?? []);
  if (!Array.isArray(list)) return {};
  const found: Record<string, string> = {};
  for (const item of list as readonly Partial<{ path: unknown; message: unknown }>[]) {
    const name = Array.isArray(item?.path)
      ? item.path[0]
      : String(item?.path ?? '')
          .split(/[./]/)
          .find(Boolean);
    if (typeof name === 'string' && typeof item.message === 'string') found[name] ??= item.message;
  }
  return found;
}
