/** A subcommand: its words in the help, and what it does with the arguments after its name. Gives the exit code. */
export interface Command {
  readonly usage: string;
  readonly about: string;
  run(args: readonly string[], output: Output): Promise<number>;
}

/** Where a command writes; the text ends with a line break. */
export interface Output {
  print(text: string): void;
  /** For what is no result: progress and the like. */
  note(text: string): void;
}

/** What ends a command with exit code 2 and this one line on stderr. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}
