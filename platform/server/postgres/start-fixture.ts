// Run as a process of its own by the tests: starts the embedded server on a folder and stays until it is ended.
import pg from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

try {
  const postgres = await startEmbeddedPostgres(process.argv[2] ?? '');
  const client = new pg.Client(postgres.connection('portico_owner'));
  await client.connect();
  const write = async (value: string) => {
    await client.query('create table if not exists saved (value text)');
    await client.query('insert into saved values ($1)', [value]);
  };
  if (process.argv[3]) await write(process.argv[3]);
  const { rows } = await client.query("select current_setting('fsync') as fsync");
  const answer = { pid: postgres.pid, hadOrphan: postgres.hadOrphan, fsync: rows[0].fsync };
  process.once('SIGTERM', async () => {
    await client.end();
    await postgres.stop();
    process.exit(0);
  });
  process.once('SIGHUP', () => {
    throw new Error('a fault that nobody catches');
  });
  setInterval(() => {}, 60_000);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ error: (error as Error).message })}\n`);
}
