/** SQLSTATE classes of lost connections and of servers that stop, and the system's codes. */
const lostCodes = /^((08|57P)[0-9A-Z]{1,3}|ECONNREFUSED|ECONNRESET|EPIPE)$/;

/** What the driver says without a code of a connection that is gone already. */
const lostWords = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Whether the error tells that a connection to the database is lost, or that none can be had. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  return lostCodes.test(code) || (code === 'ENOENT' && syscall === 'connect') || lostWords.test(error.message);
}

/**
 * Whether the error tells that a disk has no room: ours or the database's. One from a worker thread has only its words.
 */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as NodeJS.ErrnoException;
  return code === '53100' || code === 'ENOSPC' || error.message.endsWith('No space left on device');
}

/**
 * Runs a transaction again, a few times, where the database gave it up for another's (a deadlock, a row that moved):
 * nothing of it was done, and who asked for it need not know.
 */
export async function untilThrough<T>(transact: () => Promise<T>, times = 3): Promise<T> {
  return transact().catch((error) => {
    if (times === 0 || !isGivenUp(error)) throw error;
    return untilThrough(transact, times - 1);
  });
}

const isGivenUp = (error: unknown) => ['40P01', '40001'].includes((error as { code?: string } | null)?.code ?? '');
