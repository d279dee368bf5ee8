// Run as a process of its own by the tests: fires timers named `note` until it is ended.
import { openDatabase } from '../database.ts';
import { noteTimer } from './note-timer.ts';
import { startTimers } from './start-timers.ts';

const connection = JSON.parse(process.argv[2] ?? '') as object;

await startTimers({
  app: openDatabase(connection),
  connection,
  definitions: [noteTimer(5)],
  onFault: (_timer, error) => process.stderr.write(`${error}\n`),
});
process.stdout.write('runs\n');
