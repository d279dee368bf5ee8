import { backupCommand } from './backup-command.ts';
import { checkCommand } from './check-command.ts';
import { type Command, CommandFault, type Output } from './command.ts';
import { conformCommand } from './conform-command.ts';
import { importCommand } from './import-command.ts';
import { restoreCommand } from './restore-command.ts';
import { scheduleCommand } from './schedule-command.ts';
import { signInLinkCommand } from './sign-in-link-command.ts';
import { verifyCommand } from './verify-command.ts';
import { version } from './version.ts';

const commands: Readonly<Record<string, Command>> = {
  schedule: scheduleCommand,
  check: checkCommand,
  conform: conformCommand,
  import: importCommand,
  'sign-in-link': signInLinkCommand,
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
};

/** Somebody who reads no further (`| head`) is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});

const output: Output = {
  print: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
};

function help(): string {
  const lines = Object.values(commands).map(({ usage, about }) => `  portico ${usage}\n      ${about}\n`);
  return `Portico, the working platform of a project management office.\n\n${lines.join('\n')}\n  portico help\n  portico --version\n\nExit codes: 0 fine, 1 something found (check, verify), 2 a file that cannot be read or wrong use.\n`;
}

async function run([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === '--version' || name === '-v' || name === 'version') output.print(`${version()}\n`);
  else if (name === 'help' || name === '--help' || name === '-h' || args.includes('--help')) output.print(help());
  else if (Object.hasOwn(commands, name)) return (commands[name] as Command).run(args, output);
  else throw new CommandFault(`There is no command ${name}. "portico help" lists what there is.`);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const said = error instanceof CommandFault ? error.message : `Portico failed: ${(error as Error).message}`;
  process.stderr.write(`${said.replace(/\s+/g, ' ')}\n`);
  process.exitCode = 2;
}
