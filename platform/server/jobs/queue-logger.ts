import { Logger } from 'graphile-worker';

/** The queue's own messages: faults go to the error stream, the rest is told by our job rows. */
export const queueLogger = new Logger(() => (level, message) => {
  if (level === 'error') process.stderr.write(`${message}\n`);
});
