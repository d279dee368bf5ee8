import { readFileSync, statSync } from 'node:fs';

/** Whom PostgreSQL runs as, and how it is told where its folder is. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const preferred = ['portico', 'postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root: then it runs as the account that owns the `cluster` folder, or, before that
 * exists, as the first of portico, postgres and nobody. Nothing where we are an ordinary user: it runs as ourselves.
 */
export function serverAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (process.platform !== 'linux') throw new Error('PostgreSQL cannot run as root here: start as an ordinary user.');
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of preferred) {
    const [, , uid, gid] = accounts.find(([known]) => known === name) ?? [];
    if (uid && gid && uid !== '0') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and there is no account ${preferred.join(', ')} to run it as. ` +
      'Start as an ordinary user, or create one: useradd --system portico',
  );
}
