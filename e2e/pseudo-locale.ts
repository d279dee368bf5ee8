import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { flattenWords } from '../platform/words/index.ts';

const root = path.join(import.meta.dirname, '..');
const modules = readdirSync(path.join(root, 'modules'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const files = ['platform', ...modules.map(({ name }) => `modules/${name}`)];
const words = files.flatMap((folder) => {
  const file = path.join(root, folder, 'words/en.json');
  return [...flattenWords(JSON.parse(readFileSync(file, 'utf8'))).values()];
});

const accents: Readonly<Record<string, string>> = { a: 'à', e: 'é', i: 'î', o: 'ô', u: 'ü', A: 'Å', E: 'É', S: 'Š' };

/** `Settings of {{name}}` → `⟦Šéttîngs ôf {{name}}⟧`. */
export function pseudo(text: string): string {
  const parts = text.split(/(\{\{[^}]*\}\})/);
  const said = parts.map((part, index) =>
    index % 2 ? part : part.replace(/[aeiouAES]/g, (letter) => accents[letter] ?? ''),
  );
  return `⟦${said.join('')}⟧`;
}

const literal = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');

/** From the next load on, every text of the words files comes in the pseudo-locale; whatever else is shown does not. */
export async function speakPseudo(page: Page): Promise<void> {
  const known = new Map(words.map((text) => [literal(text), literal(pseudo(text))]));
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const source = await response.text();
    // `timeStyle:\`medium\`` asks the browser and is no text of ours
    // as the words files are bundled: `title:\`Sign in\``, `x=\`Sign in\`` where said twice, `"title":"Sign in"` where many
    const body = source
      .replace(/((?<=[\w$"'])(?<!(?:date|time)Style)[:=])`((?:[^`\\]|\\.)*)`/g, (whole, key: string, text: string) => {
        const said = known.get(text);
        return said === undefined ? whole : `${key}\`${said}\``;
      })
      .replace(/(":)"((?:[^"\\]|\\.)*)"/g, (whole, key: string, text: string) => {
        const said = known.get(text);
        return said === undefined ? whole : `${key}"${said}"`;
      });
    await route.fulfill({ response, body });
  });
}

/** The texts on the page, those that are only heard included, that hold words outside the pseudo-locale's brackets. */
export function strangeTexts(page: Page, data: readonly string[]): Promise<string[]> {
  return page.evaluate((known) => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const isShown = (node: Node) => {
      const element = node.parentElement;
      return element?.checkVisibility() === true && !element.closest('kbd, code, script, option');
    };
    while (walker.nextNode()) if (isShown(walker.currentNode)) texts.push(walker.currentNode.textContent ?? '');
    let depth = 0;
    // a sentence goes over several elements, so brackets are counted through the whole page
    const outside = [...texts.join('\n')].filter((letter) => {
      if (letter === '⟦') depth += 1;
      else if (letter === '⟧') depth -= 1;
      else return depth === 0;
      return false;
    });
    const heard = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].flatMap((name) => element.getAttribute(name) ?? []),
    );
    const spoken = heard.map((text) => text.replace(/⟦.*⟧/gs, ''));
    return [...outside.join('').split('\n'), ...spoken]
      .map((text) => known.reduce((rest, name) => rest.replaceAll(name, ''), text).trim())
      .filter((text) => /\p{L}{3}/u.test(text));
  }, data);
}
