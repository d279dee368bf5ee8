import type { Settings } from '#platform/server';
import type { BrokenEntry, ChainReport } from '#platform/server/audit/verify-chain';
import { type Command, CommandFault, type Output } from './command.ts';
import { parseOptions } from './parse-command.ts';

const usage = 'verify [--noted NOTE]';

export const verifyCommand: Command = {
  usage,
  about:
    'Checks that the record of all changes is whole, and names the first entry that is not. Each note that it prints tells, kept elsewhere, later ends cut off and records made anew.',
  async run(args, output) {
    const { noted } = parseOptions(args, usage, { noted: { type: 'string' } });
    const note = noted === undefined ? undefined : readNote(noted);
    // the server's code is loaded only here: the other commands start without it
    const { readSettings } = await import('#platform/server');
    const isWhole = await verify(readSettings(), note, output).catch((error: Error) => {
      throw new CommandFault(error.message);
    });
    return isWhole ? 0 : 1;
  },
};

/** What stood at one place of one organisation's chain, as somebody noted it. */
interface Note {
  readonly organisationId: string;
  readonly sequence: number;
  readonly hash: string;
}

function readNote(text: string): Note {
  const [, organisationId = '', sequence, hash = ''] = /^([0-9a-f-]{36})\/(\d+)\/([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence === undefined) throw new CommandFault('A note is ORGANISATION/NUMBER/HASH, as verify has printed it.');
  return { organisationId, sequence: Number(sequence), hash };
}

async function verify(settings: Settings, note: Note | undefined, output: Output): Promise<boolean> {
  const { inOrganisation, openDatabase } = await import('#platform/server');
  const { hasCluster, openServerBeside } = await import('#platform/server/open-server');
  const { auditedOrganisations, verifyChain } = await import('#platform/server/audit/verify-chain');
  if (!settings.databaseUrl && !hasCluster(settings.dataFolder))
    throw new Error(`There is no Portico in ${settings.dataFolder}. Name its folder with PORTICO_DATA.`);
  const server = await openServerBeside(settings);
  const app = openDatabase({ ...server.connection('portico_app'), max: 2 });
  try {
    const known = await auditedOrganisations(app);
    const organisations = note && !known.includes(note.organisationId) ? [...known, note.organisationId] : known;
    let isWhole = true;
    for (const id of organisations) {
      const noted = note?.organisationId === id ? { noted: note } : {};
      const report = await verifyChain((work) => inOrganisation(app, id, work), id, noted);
      output.print(describe(id, report));
      isWhole &&= report.broken === null;
    }
    if (!organisations.length) output.print('Nothing was recorded yet.\n');
    return isWhole;
  } finally {
    await app.destroy();
    await server.stop();
  }
}

function describe(organisationId: string, { verified, pending, head, broken }: ChainReport): string {
  const lines = [
    `Organisation ${organisationId}: ${verified} entries are as they were sealed, ${pending} wait for it.`,
  ];
  if (broken) lines.push(`  BROKEN: ${describeBroken(broken)}`);
  else if (verified > 0) lines.push(`  Note: ${organisationId}/${verified}/${head}`);
  return `${lines.join('\n')}\n`;
}

function describeBroken({ fault, sequence, entryId, recordedAt, operation }: BrokenEntry): string {
  const entry = entryId === null ? `entry ${sequence}` : `entry ${sequence ?? ''} ${entryId}`.replace('  ', ' ');
  const what = operation === null ? '' : ` (${operation}, ${recordedAt})`;
  return `${entry}${what} ${sentences[fault]}`;
}

const sentences: Readonly<Record<BrokenEntry['fault'], string>> = {
  changed: 'or its place in the chain was changed after it was sealed.',
  removed: 'was removed.',
  'seal-removed': 'is missing from the chain.',
  'not-sealed': 'was put in beside the chain.',
  'other-head': 'is not the one that was noted: the chain was made anew.',
};
