import { parseSync } from 'oxc-parser';

/** Attributes that people read or hear. */
const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'subtitle',
  'label',
  'placeholder',
  'alt',
  'act',
]);
/** What stands in these is no word of a language: key caps, commands. */
const wordless = new Set(['kbd', 'code']);
const isWord = (text: string) => /\p{L}{2}/u.test(text.replaceAll('Portico', ''));

interface AstNode {
  readonly type: string;
  readonly [name: string]: unknown;
}

const isNode = (value: unknown): value is AstNode =>
  typeof value === 'object' && value !== null && typeof (value as AstNode).type === 'string';

/** Every text in a component that people would read and that does not come from the words files. */
export function visibleTexts(file: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: AstNode): void => {
    if (node.type === 'JSXElement' && wordless.has(nameOf((node.openingElement as AstNode).name))) return;
    if (node.type === 'JSXText') found.push(String(node.value));
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
      for (const child of node.children as AstNode[]) {
        if (child.type === 'JSXExpressionContainer') found.push(...literalsOf(child.expression));
      }
    }
    if (node.type === 'JSXAttribute' && spoken.has(nameOf(node.name))) {
      const value = node.value as AstNode | null;
      found.push(...literalsOf(value?.type === 'JSXExpressionContainer' ? value.expression : value));
    }
    if (node.type === 'CallExpression' && nameOf(node.callee) === 'toast')
      found.push(...literalsOf((node.arguments as unknown[])[0]));
    for (const value of Object.values(node).flat()) if (isNode(value)) visit(value);
  };
  visit(parseSync(file, source).program as unknown as AstNode);
  return found.map((text) => text.trim()).filter(isWord);
}

/** The texts that an expression may come out as, where they are written in it; what is called is not looked into. */
function literalsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return (node.quasis as AstNode[]).map(({ value }) => (value as { cooked: string }).cooked);
    case 'ConditionalExpression':
      return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
    case 'LogicalExpression':
      return [...literalsOf(node.left), ...literalsOf(node.right)];
    case 'BinaryExpression':
      return node.operator === '+' ? [...literalsOf(node.left), ...literalsOf(node.right)] : [];
    default:
      return [];
  }
}

const nameOf = (node: unknown): string => (isNode(node) && typeof node.name === 'string' ? node.name : '');
