import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'portico-cli-'));
const file = (name: string) => path.join(folder, name);
const node = ['-C', 'source', '--import', './register-tsx.mjs', 'apps/cli/main.ts'];

function portico(...args: string[]) {
  const env = { ...process.env, PORTICO_TOKEN: '', PORTICO_DATA: file('data') };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...args], { cwd: root, encoding: 'utf8', env }); // biome-ignore format: one call
  return { status, stdout, stderr };
}

/** Works of a week in a row, the last of them promised for the second week. */
const chain = Array.from({ length: 40 }, (_, index) => {
  const link = index === 0 ? '' : `<PredecessorLink><PredecessorUID>${index}</PredecessorUID></PredecessorLink>`;
  const deadline = index === 39 ? '<Deadline>2026-01-16T17:00:00</Deadline>' : '';
  return `<UID>${index + 1}</UID><ID>${index + 1}</ID><Name>Lay section ${index + 1}</Name><OutlineLevel>1</OutlineLevel><Duration>PT40H0M0S</Duration>${deadline}${link}`;
}).map((inside) => `<Task>${inside}</Task>`);
const rows = [
  ['UID 0', '<UID>0</UID><ID>0</ID><Name>Pump house</Name><OutlineLevel>0</OutlineLevel>'],
  ['a null row', '<UID>9</UID><ID>1</ID><IsNull>1</IsNull>'],
  ['first', '<UID>4</UID><ID>2</ID><Name>Dig</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration>'],
  [
    'off',
    '<UID>5</UID><ID>3</ID><Name>Fence</Name><Active>0</Active><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>',
  ],
  [
    'second',
    '<UID>6</UID><ID>4</ID><Name>Pour</Name><OutlineLevel>1</OutlineLevel><Duration>PT1H0M12S</Duration><PredecessorLink><PredecessorUID>4</PredecessorUID><Type>1</Type><LinkLag>600</LinkLag><LagFormat>5</LagFormat></PredecessorLink>',
  ],
  [
    'third',
    '<UID>7</UID><ID>5</ID><Name>Opening</Name><OutlineLevel>1</OutlineLevel><Milestone>1</Milestone><Duration>PT0H0M0S</Duration><ConstraintType>4</ConstraintType><ConstraintDate>2026-02-02T08:00:00</ConstraintDate>',
  ],
].map(([, inside]) => `<Task>${inside}</Task>`);

beforeAll(() => {
  const header = '<Title>Pump house</Title><StartDate>2026-01-05T08:00:00</StartDate>';
  writeFileSync(file('small.xml'), `<Project>${header}<Tasks>${rows.join('')}</Tasks></Project>`);
  writeFileSync(file('cut.xml'), '<Project>\n<Tasks>\n<Task><UID>1');
  writeFileSync(file('plan.xml'), `<Project>${header}<Tasks>${chain.join('')}</Tasks></Project>`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('conform', () => {
  const stored = (finish: string) =>
    `<Start>2026-01-05T08:00:00</Start><Finish>${finish}</Finish><TotalSlack>0</TotalSlack><Duration>PT8H0M0S</Duration>`;
  const plan = (finish: string) =>
    `<Project><StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task><UID>1</UID><Name>Dig</Name>${stored(finish)}</Task></Tasks></Project>`;
  beforeAll(() => {
    mkdirSync(file('conform/deep'), { recursive: true });
    writeFileSync(file('conform/same.xml'), plan('2026-01-05T17:00:40'));
    writeFileSync(file('conform/deep/other.xml'), plan('2026-01-06T12:00:00'));
    writeFileSync(file('conform/cut.xml'), '<Project><Tasks>');
    writeFileSync(file('conform/notes.txt'), 'no plan');
    writeFileSync(file('conform/bare.xml'), '<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate><Tasks><Task><UID>1</UID><Name>Dig</Name><Duration>PT8H0M0S</Duration></Task></Tasks></Project>'); // biome-ignore format: one text
    const exclude = [{ files: 'deep/**', fields: ['totalSlack'], why: 'a test' }];
    writeFileSync(file('conform/oracle.json'), JSON.stringify({ exclude }));
  });

  test('counts by file, by field and by kind of task, without what the oracle excludes', () => {
    const { status, stdout } = portico('conform', file('conform'));
    const lines = stdout.trim().split('\n');
    expect(lines.slice(0, -1)).toEqual([
      'bare.xml: 1 tasks, 0 of 0 values matched, 0 excluded, nothing to compare',
      expect.stringMatching(/^cut\.xml: not read\. .*line 1/),
      'deep/other.xml: 1 tasks, 1 of 2 values matched, 1 excluded, 1 tasks differ',
      'same.xml: 1 tasks, 3 of 3 values matched, 0 excluded, all matched',
    ]);
    const { fields, strata, notes, ...counts } = JSON.parse(lines.at(-1) ?? '');
    expect(counts).toEqual({ files: 3, tasks: 3, excludedFields: 1, allMatchedFiles: 1, emptyFiles: 1 });
    expect(fields).toMatchObject({ start: { matched: 2, of: 2 }, finish: { matched: 1, of: 2 } });
    expect(strata).toEqual({
      trivial: {
        tasks: 3,
        fields: {
          start: { matched: 2, of: 2 },
          finish: { matched: 1, of: 2 },
          totalSlack: { matched: 1, of: 1 },
        },
      },
    });
    expect(Object.keys(fields)).toHaveLength(9);
    expect(notes).toMatch(/nothing to compare: 1; .*left out: 1\.$/);
    expect(status).toBe(0);
  });

  test('--explain tells both values, the reason of ours and what may be behind it', () => {
    const { stdout } = portico('conform', file('conform'), '--explain', 'deep/other.xml');
    expect(stdout).toContain('1 "Dig" [trivial]');
    expect(stdout).toContain('finish: stored 2026-01-06T12:00:00, ours 2026-01-05T17:00:00');
    expect(stdout).toContain('cause: project-start');
  });
});

describe('schedule', () => {
  test('--json prints one object: rows in file order, without UID 0 and null rows, with inactive ones', () => {
    const { status, stdout, stderr } = portico('schedule', file('small.xml'), '--json', '--today', '2026-01-05');
    const printed = JSON.parse(stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(Object.keys(printed)).toEqual(['engineVersion', 'project', 'tasks', 'findings', 'notes']);
    expect(printed.project).toEqual({
      name: 'Pump house',
      start: '2026-01-05T08:00:00',
      finish: '2026-02-02T08:00:00',
      criticalTasks: 1,
    });
    expect(printed.tasks.map(({ uid, id, active }: Record<string, unknown>) => [uid, id, active])).toEqual([
      [4, 2, true],
      [5, 3, false],
      [6, 4, true],
      [7, 5, true],
    ]);
  });

  /** Two days from Monday 5 January end on Tuesday at 17:00; one hour later, and one hour long, is Wednesday 9 to 10. */
  test('a row tells dates, minutes and the reason for its start', () => {
    const [, , second, third] = JSON.parse(portico('schedule', file('small.xml'), '--json').stdout).tasks;
    expect(second).toMatchObject({
      start: '2026-01-07T09:00:00',
      finish: '2026-01-07T10:00:12',
      durationMinutes: 60.2,
    });
    expect(second.reason).toEqual({ kind: 'predecessor', uid: 4, type: 'FS', lagMinutes: 60, drivesBy: 'finish' });
    expect(third).toMatchObject({ milestone: true, durationMinutes: 0, start: '2026-02-02T08:00:00' });
    expect(third.reason).toEqual({ kind: 'constraint', type: 'SNET', date: '2026-02-02T08:00:00' });
  });

  test('findings are said in sentences, with their records by uid', () => {
    const { findings } = JSON.parse(portico('schedule', file('small.xml'), '--json').stdout);
    const found = findings.find(({ code }: { code: string }) => code === 'schedule.missing-predecessor');
    expect(found).toMatchObject({
      severity: 'minor',
      subject: { kind: 'project' },
      records: expect.arrayContaining([7]),
    });
    expect(found.sentence).toMatch(/^\d of \d open tasks ha(s|ve) no predecessor, so no delay/);
    for (const { sentence } of findings) expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
  });

  test('without --json it prints an aligned table', () => {
    const { stdout } = portico('schedule', file('small.xml'));
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'Pump house: 2026-01-05 08:00 to 2026-02-02 08:00',
      '',
      'Row  Task     Start             Finish            Days  Slack  Done',
      expect.stringMatching(/^ {2}2 {2}Dig {6}2026-01-05 08:00 {2}2026-01-06 17:00 {5}2 .* 0 %/),
    ]);
  });

  test('has the shape of the example, in all its depth', { skip: !exampleText() }, () => {
    const example = JSON.parse(exampleText() as string);
    for (const name of ['plan.xml', 'small.xml']) {
      const printed = JSON.parse(portico('schedule', file(name), '--json').stdout);
      expect(printed.findings.length).toBeGreaterThan(0);
      expect(shapeFaults([example], printed, '')).toEqual([]);
    }
    expect(shapeFaults([{ a: [{ b: 1 }] }], { a: [{ b: '1' }, { c: 1 }] }, '')).toEqual(['.a.b: string', '.a: {c}']);
  });
});

/**
 * Where `found` has other names or types than the examples at its place. Any value may be null; what differs by kind is
 * held against the examples of its kind; the values of a finding differ by code.
 */
function shapeFaults(examples: readonly unknown[], found: unknown, at: string): string[] {
  if (found === null || at.endsWith('.findings.values')) return [];
  if (Array.isArray(found)) return found.flatMap((each) => shapeFaults(examples.flat(), each, at));
  const given = examples.filter((example) => example !== null);
  if (typeof found !== 'object') {
    return given.length === 0 || given.some((example) => typeof example === typeof found)
      ? []
      : [`${at}: ${typeof found}`];
  }
  const { kind } = found as { kind?: string };
  const alike = given.filter((example) => (example as { kind?: string }).kind === kind) as Record<string, unknown>[];
  if (kind !== undefined && alike.length === 0) return []; // no example of this kind
  const names = Object.keys(found).join();
  if (!alike.some((example) => Object.keys(example).join() === names)) return [`${at}: {${names}}`];
  return Object.entries(found).flatMap(([name, value]) =>
    shapeFaults(
      alike.map((example) => example[name]),
      value,
      `${at}.${name}`,
    ),
  );
}

/** The reference example, where it lies beside the repository. */
function exampleText(): string | null {
  const shared = process.env.PORTICO_SHARED ?? path.join(root, '../shared');
  try {
    return readFileSync(path.join(shared, 'examples/schedule.json'), 'utf8');
  } catch {
    return null;
  }
}

describe('check', () => {
  const codes = (...args: string[]) => portico('check', file('plan.xml'), '--today', '2026-03-02', ...args);

  test('exits 1 at or above --fail-on, else 0', () => {
    const { findings } = JSON.parse(codes('--json').stdout);
    const severities = new Set(findings.map(({ severity }: { severity: string }) => severity));
    expect(severities.size).toBeGreaterThan(1);
    expect(codes('--fail-on', 'info').status).toBe(1);
    expect(codes().status).toBe(severities.has('critical') ? 1 : 0);
    expect(portico('check', file('small.xml'), '--today', '2026-01-05', '--fail-on', 'critical').status).toBe(0);
  });

  test('prints the findings, worst first', () => {
    const [title = '', ...lines] = codes().stdout.trimEnd().split('\n');
    const order = ['critical', 'major', 'minor', 'info'];
    const ranks = lines.map((line) => order.indexOf(line.split(' ', 1)[0] ?? ''));
    expect(title).toMatch(/^Severity +Code +Finding$/);
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(ranks).not.toContain(-1);
  });
});

describe('faults', () => {
  test.each([
    ['a file that is not there', ['schedule', file('no.xml')], /no\.xml cannot be read: there is no such file\.$/],
    ['a folder', ['check', folder], /cannot be read: it is a folder\.$/],
    ['another format', ['schedule', path.join(root, 'package.json')], /^package\.json, line 1, column 1: This is JSON/],
    ['a file cut off', ['schedule', file('cut.xml')], /^cut\.xml, line 3, column \d+: The file ends inside <UID>/],
    ['no file', ['schedule'], /^Usage: portico schedule FILE/],
    ['two files', ['check', 'a', 'b'], /^Usage: portico check FILE/],
    ['an unknown option', ['check', 'a', '--loud'], /^Unknown option '--loud'\. Usage: portico check/],
    ['a severity that is none', ['check', file('small.xml'), '--fail-on', 'worst'], /^--fail-on is one of info, minor/],
    ['a day that is none', ['check', file('small.xml'), '--today', 'monday'], /^--today wants a date as/],
    ['an unknown command', ['plan'], /^There is no command plan\./],
    ['an import without a token', ['import', file('small.xml')], /^A token is needed/],
    ['an import of nothing', ['import', file('no.xml'), '--token', 't'], /no\.xml is no file that can be read\.$/],
    [
      'an address that is none',
      ['import', file('small.xml'), '--token', 't', '--url', 'here'],
      /^--url wants an address/,
    ],
  ])('%s: exit code 2, one line, no stack', (_, args, line) => {
    const { status, stdout, stderr } = portico(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(line)]);
  });

  test('no server at the address', async () => {
    const server = createServer().listen(0, 'localhost');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const { status, stderr } = portico(
      'import',
      file('small.xml'),
      '--token',
      't',
      '--url',
      `http://localhost:${port}`,
    );
    expect({ status, stderr }).toEqual({ status: 2, stderr: `No Portico answers at http://localhost:${port}. Start it, or name another address by --url.\n` }); // biome-ignore format: one check
  });
});

test('help and the version are told', () => {
  const { stdout, status } = portico('help');
  for (const command of ['schedule', 'check', 'import', 'sign-in-link']) expect(stdout).toContain(`portico ${command}`);
  expect(status).toBe(0);
  expect(portico().stdout).toBe(stdout);
  expect(portico('check', '--help').stdout).toBe(stdout);
  expect(portico('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('who reads no further is left in peace', async () => {
  const writer = spawn(process.execPath, [...node, 'schedule', file('plan.xml'), '--json'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }); // biome-ignore format: one call
  let stderr = '';
  writer.stderr.on('data', (data) => {
    stderr += data;
  });
  writer.stdout.destroy();
  const status = await new Promise((resolve) => writer.once('close', resolve));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
