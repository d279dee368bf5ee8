/**
 * The rest of an answer, which takes long and needs no database: a handler gives it back in the answer's place, and it
 * is made once the transaction is committed, so that no connection waits for it. What it throws is the answer too, and
 * undoes nothing. Only for a request whose answer is kept under an Idempotency-Key is it made before the commit.
 */
export class AfterCommit<T> {
  readonly make: () => Promise<T>;

  constructor(make: () => Promise<T>) {
    this.make = make;
  }
}

/** The answer itself, where its rest is still to be made. */
export async function complete(answer: unknown): Promise<unknown> {
  return answer instanceof AfterCommit ? answer.make() : answer;
}
