import { type ErrorDefinition, OperationError } from '#platform/contract';
import type { Tx } from '../database.ts';

/**
 * A refusal that leaves a trace: the operation's transaction is given up like for any error, and then `keep` writes, in
 * a transaction of its own, what is to be known of the attempt.
 */
export class KeptRefusal extends OperationError {
  readonly keep: (tx: Tx) => Promise<void>;

  constructor(definition: ErrorDefinition, details: unknown, keep: (tx: Tx) => Promise<void>) {
    super(definition, details);
    this.keep = keep;
  }
}

/** Gives the error on, once its trace is kept. */
export async function keepRefused(
  error: unknown,
  inTransaction: (work: (tx: Tx) => Promise<void>) => Promise<void>,
): Promise<never> {
  if (error instanceof KeptRefusal) await inTransaction(error.keep);
  throw error;
}
