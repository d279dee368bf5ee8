import { type Command, CommandFault } from './command.ts';
import { parseCommand } from './parse-command.ts';

const usage = 'sign-in-link EMAIL';

export const signInLinkCommand: Command = {
  usage,
  about: 'Makes a link that signs this person in once, for who may read the data folder; whether or not a server runs.',
  async run(args, output) {
    const { operand } = parseCommand(args, usage, {});
    // The server's code is loaded only here: the other commands start without it.
    const { readSettings } = await import('#platform/server');
    const { signInLink } = await import('../server/sign-in-link.ts');
    const link = await signInLink(readSettings(), operand).catch((error: Error) => {
      throw new CommandFault(error.message);
    });
    output.print(`${link}\n`);
    return 0;
  },
};
