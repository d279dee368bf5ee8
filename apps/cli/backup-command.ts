import { existsSync } from 'node:fs';
import type { Settings } from '#platform/server';
import { type Command, CommandFault } from './command.ts';
import { describeBackup } from './describe-backup.ts';
import { parseCommand } from './parse-command.ts';
import { version } from './version.ts';

const usage = 'backup FILE';

export const backupCommand: Command = {
  usage,
  about:
    'Writes all data as of one instant into a file, whether or not a server runs. Keep it safe: accounts are in it.',
  async run(args, output) {
    const { operand: file } = parseCommand(args, usage, {});
    if (existsSync(file)) throw new CommandFault(`${file} is there already and was left as it is. Name another file.`);
    // the server's code is loaded only here: the other commands start without it
    const { readSettings } = await import('#platform/server');
    const summary = await backUp(readSettings(), file).catch((error: Error) => {
      throw new CommandFault(error.message);
    });
    output.print(`${file} holds ${describeBackup(summary)}\n`);
    return 0;
  },
};

async function backUp(settings: Settings, file: string) {
  const { hasCluster, openServerBeside } = await import('#platform/server/open-server');
  const { takeBackup } = await import('#platform/server/backup/take-backup');
  if (!settings.databaseUrl && !hasCluster(settings.dataFolder))
    throw new Error(`There is no Portico in ${settings.dataFolder}. Name its folder with PORTICO_DATA.`);
  const server = await openServerBeside(settings);
  try {
    return await takeBackup(server.connection('portico_owner'), file, version());
  } finally {
    await server.stop();
  }
}
