/** SQLSTATE classes of lost connections and of servers that stop, and the system's codes. */
const codes = /^((08|57P)[0-9A-Z]{1,3}|ECONNREFUSED|ECONNRESET|EPIPE)$/;

/** What the driver says without a code of a connection that is gone already. */
const words = /^(Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Whether the error tells that a connection to the database is lost, or that none can be had. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '', syscall } = error as NodeJS.ErrnoException;
  return codes.test(code) || (code === 'ENOENT' && syscall === 'connect') || words.test(error.message);
}
