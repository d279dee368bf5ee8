import type { Settings } from '#platform/server';
import { type Command, CommandFault } from './command.ts';
import { describeBackup } from './describe-backup.ts';
import { parseCommand } from './parse-command.ts';

const usage = 'restore FILE';

export const restoreCommand: Command = {
  usage,
  about: 'Puts a backup into an empty place, named by PORTICO_DATA or DATABASE_URL. A damaged file changes nothing.',
  async run(args, output) {
    const { operand: file } = parseCommand(args, usage, {});
    // the server's code is loaded only here: the other commands start without it
    const { readSettings } = await import('#platform/server');
    const summary = await restore(readSettings(), file).catch((error: Error) => {
      throw new CommandFault(error.message);
    });
    output.print(`Restored ${describeBackup(summary)}\n`);
    return 0;
  },
};

async function restore(settings: Settings, file: string) {
  const { migrations } = await import('#migrations');
  const { openServer } = await import('#platform/server/open-server');
  const { openBackup, restoreBackup } = await import('#platform/server/backup/restore-backup');
  const backup = await openBackup(file, migrations); // before a server is made for it
  const server = await openServer(settings);
  try {
    return await restoreBackup(server, backup, migrations);
  } finally {
    await server.stop();
  }
}
