import { OperationError } from '#platform/contract';

/** What comes back from a worker thread: errors of the contract lose their code on the way, so they travel as values. */
export type WorkerOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: { code: string; status: number; message: string; details?: unknown } };

/** In the worker: runs `work`, and gives an error of the contract as a value. */
export async function asOutcome<T>(work: () => Promise<T>): Promise<WorkerOutcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    const { code, status, message, details } = error;
    return { ok: false, fault: { code, status, message, details } };
  }
}

/** On the server: the value, or the error thrown again. */
export function unwrap<T>(outcome: WorkerOutcome<T>): T {
  if (outcome.ok) return outcome.value;
  const { details, ...definition } = outcome.fault;
  throw new OperationError(definition, details);
}
