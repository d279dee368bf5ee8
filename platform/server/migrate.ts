import { type Migration, Migrator } from 'kysely';
import type { Database } from './database.ts';

/**
 * Applies the migrations in the order of their names. Kysely's own tables stay out of the app's reach, in a schema of
 * their own, and a lock there lets a second process wait until the first is done.
 */
export async function migrate(owner: Database, migrations: Record<string, Migration>): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const migrator = new Migrator({ db: owner, provider, migrationTableSchema: 'migration' });
  const { error, results } = await migrator.migrateToLatest();
  if (!error) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before the first';
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(`The migration ${failed} failed, and nothing of it was kept: ${reason}`, { cause: error });
}
