import { SaxesParser } from 'saxes';
import { parseDuration } from './units.ts';

/** A whole file around the inside of `Project`. */
export function mspdi(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n${inside}\n</Project>`;
}

/** A file of tasks, the header's start in place. */
export function mspdiTasks(...tasks: readonly string[]): string {
  const rows = tasks.map((task) => `<Task>${task}</Task>`).join('\n');
  return mspdi(`<StartDate>2026-01-05T08:00:00</StartDate><Tasks>\n${rows}\n</Tasks>`);
}

const lists: Readonly<Record<string, string>> = { Tasks: 'Task', Resources: 'Resource', Assignments: 'Assignment', Calendars: 'Calendar' }; // biome-ignore format: one list

/** The elements of a file by record, `Task 5`, and by name, each as text in which equal values are equal; empty ones are left out. */
export function elementsOf(text: string): Map<string, Map<string, string[]>> {
  interface Node {
    readonly name: string;
    readonly inside: Node[];
    text: string;
  }
  const root: Node = { name: '', inside: [], text: '' };
  const open = [root];
  const sax = new SaxesParser();
  sax.on('opentag', ({ name }) => {
    const node = { name, inside: [], text: '' };
    open.at(-1)?.inside.push(node);
    open.push(node);
  });
  sax.on('text', (found) => {
    const node = open.at(-1);
    if (node) node.text += found;
  });
  sax.on('closetag', () => open.pop());
  sax.write(text.replace(/^\uFEFF/, '')).close();

  const textOf = ({ inside, text }: Node): string => {
    if (inside.length === 0) return plainValue(text.trim());
    const parts = inside.map((node) => `${node.name}=${textOf(node)}`).filter((part) => !part.endsWith('='));
    return parts.length === 0 ? '' : `{${parts.sort().join(';')}}`;
  };
  const found = new Map<string, Map<string, string[]>>();
  const take = (record: string, nodes: readonly Node[]) => {
    const elements = new Map<string, string[]>();
    for (const node of nodes) {
      const value = textOf(node);
      if (value !== '') elements.set(node.name, [...(elements.get(node.name) ?? []), value]);
    }
    found.set(record, elements);
  };
  const [project] = root.inside;
  take('Project 0', project?.inside.filter(({ name }) => !lists[name]) ?? []);
  for (const list of project?.inside.filter(({ name }) => lists[name]) ?? [])
    for (const row of list.inside)
      take(`${lists[list.name]} ${row.inside.find(({ name }) => name === 'UID')?.text ?? ''}`, row.inside);
  return found;
}

/** Durations in ticks, numbers without needless digits. */
function plainValue(text: string): string {
  const ticks = text.startsWith('P') || text.startsWith('-P') ? parseDuration(text) : null;
  if (ticks !== null) return `${ticks} ticks`;
  return /^-?\d+(\.\d+)?$/.test(text) ? String(Number(text)) : text.replace(/^true$/, '1').replace(/^false$/, '0');
}
