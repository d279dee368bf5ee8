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
  const { values, operands } = parse(args, usage, options);
  const [operand, ...more] = operands;
  if (operand === undefined || more.length) throw new CommandFault(`Usage: portico ${usage}`);
  return { values, operand };
}

/** The options of a command that takes no operand. */
export function parseOptions<const O extends Options>(args: readonly string[], usage: string, options: O): Values<O> {
  const { values, operands } = parse(args, usage, options);
  if (operands.length) throw new CommandFault(`Usage: portico ${usage}`);
  return values;
}

function parse<O extends Options>(args: readonly string[], usage: string, options: O) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    return { values: values as Values<O>, operands: positionals };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [said = ''] = error.message.split('. ', 1);
    throw new CommandFault(`${said.replace(/\.$/, '')}. Usage: portico ${usage}`);
  }
}
