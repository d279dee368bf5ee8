import { type ErrorDefinition, OperationError } from '#platform/contract';

/** Runs `write`; where it breaks the unique constraint of that name, throws the error given for it. */
export async function refusingTaken<T>(
  byConstraint: Readonly<Record<string, ErrorDefinition>>,
  write: () => Promise<T>,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    const definition = code === '23505' && constraint ? byConstraint[constraint] : undefined;
    throw definition ? new OperationError(definition) : error;
  }
}
