import { Logger } from 'graphile-worker';

/** The queue's own faults go to the error stream. Those of jobs are told by `onFault` and in their rows. */
export const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error' && !message.startsWith('Failed task')) process.stderr.write(`${message}\n`);
});
