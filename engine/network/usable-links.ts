import type { Finding } from '../kernel/finding.ts';
import type { LinkType, PlanLink, PlanTask } from '../kernel/plan.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { isAncestor, type Outline } from './outline.ts';

const linkTypes: readonly LinkType[] = ['FS', 'SS', 'FF', 'SF'];

/** Links that a scheduler can follow, as indices of tasks; `source` is the link's place in the plan. */
export interface UsableLinks {
  readonly from: number[];
  readonly to: number[];
  readonly source: number[];
  readonly findings: Finding[];
}

/**
 * Leaves out, each with a finding: links with an end that does not exist, links of a task with itself or with a summary
 * above it, and repeated links (same tasks, same type; the first counts).
 */
export function usableLinks(outline: Outline, tasks: readonly PlanTask[], links: readonly PlanLink[]): UsableLinks {
  const usable: UsableLinks = { from: [], to: [], source: [], findings: [] };
  const seen = new Set<number>();
  links.forEach((link, source) => {
    const from = outline.indexOf.get(link.predecessorUid);
    const to = outline.indexOf.get(link.successorUid);
    const code = faultOf(outline, link, from, to, seen);
    if (code) usable.findings.push(linkFinding(code, link, tasks[to ?? from ?? -1]));
    else {
      usable.from.push(from as number);
      usable.to.push(to as number);
      usable.source.push(source);
    }
  });
  return usable;
}

function faultOf(
  outline: Outline,
  link: PlanLink,
  from: number | undefined,
  to: number | undefined,
  seen: Set<number>,
): string | null {
  if (from === undefined || to === undefined) return 'schedule.dangling-link';
  if (from === to) return 'schedule.self-link';
  if (isAncestor(outline, from, to) || isAncestor(outline, to, from)) return 'schedule.summary-link';
  const key = (from * outline.count + to) * linkTypes.length + linkTypes.indexOf(link.type);
  if (seen.has(key)) return 'schedule.duplicate-link';
  seen.add(key);
  return null;
}

/** The finding stands at the task of the link that exists, the successor where both do; values name both uids. */
function linkFinding(code: string, link: PlanLink, task: PlanTask | undefined): Finding {
  const subject = task ? taskReference(task.uid) : { kind: 'project', id: '' };
  return {
    code,
    severity: code === 'schedule.duplicate-link' ? 'minor' : 'major',
    subject,
    discriminator: `${link.predecessorUid}-${link.successorUid}-${link.type}`,
    values: {
      task: task ? { kind: 'record', record: subject, name: task.name } : '',
      predecessorUid: link.predecessorUid,
      successorUid: link.successorUid,
      type: link.type,
    },
    records: task ? [subject] : [],
  };
}
