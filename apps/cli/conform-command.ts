import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { engineVersion } from '#engine';
import { type ConformanceCounter, createConformanceCounter, type FileConformance, noOracle, type Oracle, type PlanFile, readOracle } from '#formats'; // biome-ignore format: one list
import { type Command, CommandFault, type Output } from './command.ts';
import { explainDifferences } from './explain-differences.ts';
import { parseCommand } from './parse-command.ts';
import { isPlanName, planFilesBelow } from './plan-files.ts';
import { readPlanFile } from './read-plan-file.ts';

const usage = 'conform DIR|FILE [--explain FILE]';

export const conformCommand: Command = {
  usage,
  about: 'Schedules every plan below DIR without its computed dates and counts how many of those it meets, per file and in all. --explain lists the tasks of FILE that differ.', // biome-ignore format: one sentence
  async run(args, output) {
    const { values, operand } = parseCommand(args, usage, { explain: { type: 'string' } });
    const explained = values.explain === undefined ? null : find(operand, values.explain);
    const folder = statSync(operand, { throwIfNoEntry: false });
    if (!folder) throw new CommandFault(`There is no file or folder ${operand}.`);
    const files = explained !== null ? [explained] : folder.isDirectory() ? await planFilesBelow(operand) : [operand];
    const root = folder.isDirectory() ? operand : path.dirname(operand);
    const excludedOf = oracleAbove(root);
    const counter = createConformanceCounter();
    let unreadable = 0;
    for (const file of files) {
      const name = path.relative(root, file).replaceAll(path.sep, '/');
      const plan = await readOrTell(file, name, output);
      if (plan === null) unreadable++;
      else countFile(counter, { name, plan, excluded: excludedOf(file), isExplained: explained !== null }, output);
    }
    const result = counter.result();
    const notes = `Engine ${engineVersion}; same to the minute. Plan files with nothing to compare: ${result.emptyFiles}; that cannot be read, left out: ${unreadable}.`;
    output.print(`${JSON.stringify({ ...result, notes })}\n`);
    return 0;
  },
};

/** The file to explain: as it is named, or as a line of the command names it, below the folder. */
function find(folder: string, file: string): string {
  const found = [path.join(folder, file), file].find((candidate) => existsSync(candidate));
  if (found === undefined) throw new CommandFault(`There is no file ${file}, neither here nor below ${folder}.`);
  return found;
}

async function readOrTell(file: string, name: string, output: Output): Promise<PlanFile | null> {
  try {
    return await readPlanFile(file);
  } catch (error) {
    if (!(error instanceof CommandFault)) throw error;
    if (isPlanName(name)) output.print(`${name}: not read. ${error.message}\n`);
    return null;
  }
}

interface Counted {
  readonly name: string;
  readonly plan: PlanFile;
  readonly excluded: ReturnType<ReturnType<typeof readOracle>>;
  readonly isExplained: boolean;
}

function countFile(counter: ConformanceCounter, { name, plan, excluded, isExplained }: Counted, output: Output): void {
  const found = counter.add(plan, excluded);
  output.print(`${name}: ${lineOf(found)}\n`);
  if (isExplained) output.print(explainDifferences(plan, found.differences));
}

function lineOf({ tasks, matched, of, excluded, differences }: FileConformance): string {
  const differing =
    of === 0 ? 'nothing to compare' : differences.length === 0 ? 'all matched' : `${differences.length} tasks differ`;
  return `${tasks} tasks, ${matched} of ${of} values matched, ${excluded} excluded, ${differing}`;
}

/** The nearest oracle.json in the folder or above it; paths inside are below where it lies. */
function oracleAbove(folder: string): (file: string) => ReturnType<ReturnType<typeof readOracle>> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, 'oracle.json');
    if (existsSync(file)) {
      const excluded = readOracle(parseOracle(file));
      return (plan) => excluded(path.relative(at, path.resolve(plan)).replaceAll(path.sep, '/'));
    }
    if (at === path.dirname(at)) return () => readOracle(noOracle)('');
  }
}

function parseOracle(file: string): Oracle {
  try {
    const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle;
    if (Array.isArray(oracle.exclude)) return oracle;
  } catch {
    // said below
  }
  throw new CommandFault(`${file} is no oracle: it wants { "exclude": [{ "files": "…", "fields": ["…"] }] }.`);
}
