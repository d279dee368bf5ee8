import { createReadStream } from 'node:fs';
import path from 'node:path';
import { type PlanFile, readPlan } from '#formats';
import { cliWords, sentence, today } from './cli-words.ts';
import { CommandFault } from './command.ts';

const faults: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read by this user',
  EPERM: 'it may not be read by this user',
};

/** Reads a plan, or ends the command saying why the file is none. */
export async function readPlanFile(file: string): Promise<PlanFile> {
  const read = await readPlan(createReadStream(file)).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFault(`${file} cannot be read: ${faults[error.code ?? ''] ?? error.message}.`);
  });
  if (read.ok) return read;
  const { message, line, column } = read.refusal;
  const place = line === null ? '' : `, line ${line}, column ${column}`;
  throw new CommandFault(`${path.basename(file)}${place}: ${sentence(cliWords(today()), message)}`);
}
