import { type Finding, type Severity, schedule, sentenceOf, severities } from '#engine';
import { cliWords, sentence, today } from './cli-words.ts';
import { type Command, CommandFault } from './command.ts';
import { parseCommand } from './parse-command.ts';
import { checkFilePlan } from './plan-check.ts';
import { readPlanFile } from './read-plan-file.ts';
import { findingJson } from './schedule-json.ts';
import { textTable } from './text-table.ts';

const usage = `check FILE [--json] [--fail-on ${severities.join('|')}] [--today DATE]`;

export const checkCommand: Command = {
  usage,
  about: 'Checks a plan. Exit code 1 when something is found at or above --fail-on, which is critical by default.',
  async run(args, output) {
    const { values, operand } = parseCommand(args, usage, {
      json: { type: 'boolean' },
      'fail-on': { type: 'string' },
      today: { type: 'string' },
    });
    const day = values.today ?? today();
    const failOn = severityOf(values['fail-on'] ?? 'critical');
    const { plan } = await readPlanFile(operand);
    const result = schedule(plan);
    const findings = checkFilePlan(plan, result, day);
    const words = cliWords(day);
    if (values.json) {
      const { engineVersion } = result;
      const said = findings.map((finding) => findingJson(finding, words));
      output.print(`${JSON.stringify({ engineVersion, project: { name: plan.project.name }, findings: said })}\n`);
    } else if (findings.length === 0) output.print(`${plan.project.name}: nothing found.\n`);
    else {
      const rows = findings.map((finding) => [finding.severity, finding.code, sentence(words, sentenceOf(finding))]);
      output.print(textTable([{ title: 'Severity' }, { title: 'Code' }, { title: 'Finding', most: 1000 }], rows));
    }
    return findings.some(isAtLeast(failOn)) ? 1 : 0;
  },
};

function severityOf(text: string): Severity {
  const severity = severities.find((known) => known === text);
  if (!severity) throw new CommandFault(`--fail-on is one of ${severities.join(', ')}, not ${text}.`);
  return severity;
}

const isAtLeast = (least: Severity) => (finding: Finding) =>
  severities.indexOf(finding.severity) >= severities.indexOf(least);
