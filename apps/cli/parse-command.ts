import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandFault } from './command.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

/** The options of a command and exactly one operand, or the fault that says how it is used. */
export function parseCommand<const O extends Options>(
  args: readonly string[],
  usage: string,
  options: O,
): { values: Values<O>; operand: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const [operand, ...more] = positionals;
    if (operand !== undefined && more.length === 0) return { values, operand };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [said = ''] = error.message.split('. ', 1);
    throw new CommandFault(`${said.replace(/\.$/, '')}. Usage: portico ${usage}`);
  }
  throw new CommandFault(`Usage: portico ${usage}`);
}
