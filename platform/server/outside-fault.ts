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
 * Whether the database gave the transaction up because others ran beside it (a deadlock, a row that moved): nothing of
 * it was done, and run again it may well succeed.
 */
export function isGivenUp(error: unknown): boolean {
  const { code = '' } = (error ?? {}) as { code?: string };
  return code === '40P01' || code === '40001';
}
