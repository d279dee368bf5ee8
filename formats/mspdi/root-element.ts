import type { SaxesTagPlain } from 'saxes';
import { isMspdiRoot } from '../detect.ts';
import type { XmlParser } from '../xml/parse-xml.ts';

/** Refuses a document whose root is not that of Microsoft Project XML, saying what it seems to be. */
export function checkRoot(tag: SaxesTagPlain, refuse: XmlParser['refuse']): void {
  const name = tag.name.slice(tag.name.indexOf(':') + 1);
  const attributes = Object.entries(tag.attributes).map(([key, value]) => `${key}="${value}"`);
  if (name === 'Project' && isMspdiRoot(attributes.join(' '))) return;
  if (name === 'APIBusinessObjects') refuse('not-this-format', {}, 'pmxml');
  if (name.toLowerCase() === 'html') refuse('not-this-format', {}, 'html');
  refuse('not-this-format', { root: tag.name }, 'xml');
}
