import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import type { PlanImport } from '#modules/plans/contract';
import { cliWords, sentence, today } from './cli-words.ts';
import { type Command, CommandFault, type Output } from './command.ts';
import { parseCommand } from './parse-command.ts';
import { orFault, type ServerClient, serverClient } from './server-client.ts';

const usage =
  'import FILE [--url URL] [--token TOKEN] [--project ID] [--office ID] [--name NAME] [--dry-run] [--acknowledge] [--json]';
const options = {
  url: { type: 'string' },
  token: { type: 'string' },
  project: { type: 'string' },
  office: { type: 'string' },
  name: { type: 'string' },
  'dry-run': { type: 'boolean' },
  acknowledge: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

export const importCommand: Command = {
  usage,
  about:
    'Imports a plan into a running server: updates the project that it belongs to, or makes one. --dry-run only tells, and\n      --acknowledge goes on where the policy of the office warns.\n      The token may stand in PORTICO_TOKEN.',
  async run(args, output) {
    const { values, operand } = parseCommand(args, usage, options);
    const { url = 'http://localhost:4600', token = process.env.PORTICO_TOKEN } = values;
    if (!URL.canParse(url)) throw new CommandFault(`--url wants an address such as http://localhost:4600, not ${url}.`);
    if (!token) throw new CommandFault('A token is needed, in PORTICO_TOKEN or --token; Profile, Tokens makes one.');
    const client = serverClient(url, token);
    const read = await upload(client, operand, { projectId: values.project, officeId: values.office }, output);
    const done = values['dry-run'] ? read : await commit(client, read, values, output);
    output.print(values.json ? `${JSON.stringify(done)}\n` : describe(done, url));
    return 0;
  },
};

interface Target {
  readonly projectId: string | undefined;
  readonly officeId: string | undefined;
}

async function upload(
  { plans, jobs }: ServerClient,
  file: string,
  target: Target,
  output: Output,
): Promise<PlanImport> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new CommandFault(`${file} is no file that can be read.`);
  const { projectId, officeId } = target;
  const input = { fileName: path.basename(file), ...(projectId && { projectId }), ...(officeId && { officeId }) };
  const { importId } = await orFault(plans.uploadImport(input, { file: createReadStream(file) }));
  const read = await settled({ plans, jobs }, importId, 'reading', output);
  if (read.state === 'ready') return read;
  if (!read.refusal) throw new CommandFault(`${read.fileName} was not read (${read.state}). Nothing was changed.`);
  const { line, sentence: why } = read.refusal;
  const place = line === null ? '' : `, line ${line}`;
  throw new CommandFault(
    `${read.fileName}${place}: ${sentence(cliWords(today()), why as Parameters<typeof sentence>[1])}`,
  );
}

interface Chosen {
  readonly office?: string | undefined;
  readonly name?: string | undefined;
  /** Whoever runs it knows of what the policy warns. */
  readonly acknowledge?: boolean | undefined;
}

async function commit(
  client: ServerClient,
  shown: PlanImport,
  { office, name, acknowledge }: Chosen,
  output: Output,
): Promise<PlanImport> {
  // biome-ignore format: one signature
  const { importId, proposal, inTheWay } = shown;
  if (!proposal) throw new CommandFault(`${shown.fileName} has nowhere to go. Name a project by --project.`);
  if (proposal.kind === 'update') {
    const target = { kind: 'update', projectId: proposal.projectId } as const;
    const read = acknowledge ? inTheWay.map(({ findingId }) => findingId) : [];
    await orFault(client.plans.commitImport({ importId, target, acknowledge: read }));
  } else {
    const officeId = office ?? proposal.officeId;
    if (!officeId) throw new CommandFault('The new project needs an office. Name it by --office.');
    const target = { kind: 'new', name: name ?? proposal.name, officeId } as const;
    await orFault(client.plans.commitImport({ importId, target }));
  }
  const done = await settled(client, importId, 'committing', output);
  if (done.state === 'committed') return done;
  throw new CommandFault(`${shown.fileName} was read, but not taken over (${done.state}). Nothing was changed.`);
}

/** The import once it has left a state, its job's progress told meanwhile where somebody watches. */
async function settled(
  client: ServerClient,
  importId: string,
  during: PlanImport['state'],
  output: Output,
): Promise<PlanImport> {
  // biome-ignore format: one signature
  const watched = process.stderr.isTTY;
  for (;;) {
    const found = await orFault(client.plans.getImport({ importId }));
    if (found.state !== during) {
      if (watched) output.note('\r\u001b[K');
      return found;
    }
    if (watched && found.jobId) {
      const { progress } = await orFault(client.jobs.getJob({ jobId: found.jobId }));
      output.note(`\r${during} ${Math.round(progress * 100)} %`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function describe({ fileName, fidelity, proposal, inTheWay, result }: PlanImport, url: string): string {
  const { tasks = 0, links = 0, kept = 0, mapped = 0, stored = 0, dropped = 0 } = fidelity?.counts ?? {};
  const dates = fidelity?.dates;
  const lines = [
    `${fileName}: ${tasks} tasks, ${links} links.`,
    `Fields: ${kept} kept, ${mapped} kept in another form, ${stored} stored unread, ${dropped} left out as computed.`,
    `Dates: ${dates?.same ?? 0} of ${dates?.compared ?? 0} tasks as in the file, ${dates?.differing ?? 0} differ.`,
    `Repaired: ${fidelity?.problems.length ?? 0} records.`,
  ];
  if (result) {
    const verb = result.isNewProject ? 'made' : result.hasChanges ? 'updated' : 'unchanged';
    lines.push(`Project ${result.projectName} ${verb}: ${new URL(`/projects/${result.projectId}`, url)}`);
  } else if (proposal) {
    lines.push(
      proposal.kind === 'new' ? `Would make project ${proposal.name}.` : `Would update ${proposal.projectName}.`,
    );
  }
  const say = (message: unknown) => sentence(cliWords(today()), message as Parameters<typeof sentence>[1]);
  for (const { consequence, sentence: why } of inTheWay) {
    lines.push(`${consequence.enforcement === 'block' ? 'Blocked' : 'Warned'}: ${say(why)}`);
  }
  return `${lines.join('\n')}\n`;
}
