import path from 'node:path';
import { expect, test } from 'vitest';
import { type Role, roleIds } from '#modules/offices/contract';
import { permissions, roles } from '#modules/offices/roles';
import { read, root } from './source-tree.ts';

interface Words {
  readonly role: Readonly<Record<string, string>>;
  readonly roleText: Readonly<Record<string, string>>;
}

const words = JSON.parse(read('modules/offices/words/en.json')) as Words;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const nameOf = (role: Role) => words.role[role] ?? role;
const rolesWith = (verb: string) => roleIds.filter((role) => roles[role].permissions.includes(verb));
const namesOf = (held: readonly Role[]) => {
  const others = roleIds.filter((role) => !held.includes(role));
  if (!others.length) return 'all';
  return others.length <= 4 ? `all but ${others.map(nameOf).join(', ')}` : held.map(nameOf).join(', ');
};

const text = `# Roles

Who may do what. A role is held at the organisation, at an office or at a project, and allows its verbs there and below. Printed from \`modules/offices/roles.ts\` and its words; \`npx vitest run checks/roles-table.test.ts -u\` writes it anew.

## The roles

${table(
  ['Role', 'Held at', 'For'],
  roleIds.map((role) => [nameOf(role), roles[role].heldAt.join(', '), words.roleText[role] ?? '']),
)}

## Which verb each has

Everybody reads and changes what is his own: profile, sessions, tokens, notices, and the days on which he is away.

${table(
  ['Verb', 'Roles'],
  [...permissions].sort().map((verb) => [`\`${verb}\``, namesOf(rolesWith(verb))]),
)}

## Who stands above whom

Where something is asked of a role, those above it may answer as well: project manager < programme manager < PMO lead < sponsor < board member. The owner answers for every role. Nobody gives a role that allows more than his own, and nobody gives himself one that stands above his own.
`;

/** `npx vitest run checks/roles-table.test.ts -u` writes it anew. */
test('docs/roles.md has the roles as the program reads them', async () => {
  expect(Object.keys(words.roleText).sort()).toEqual([...roleIds].sort());
  await expect(text).toMatchFileSnapshot(path.join(root, 'docs/roles.md'));
});
