import type { Mention } from './conversation.ts';

const token = /@\[([0-9a-f-]{36})\]/g;

/** What stands in the field for a text as it is kept: names in place of ids. */
export function toTyped(text: string, mentions: readonly Mention[]): string {
  const names = new Map(mentions.map(({ personId, name }) => [personId, name]));
  return text.replace(token, (whole, id: string) => (names.has(id) ? `@${names.get(id)}` : whole));
}

/** The text as it is kept: each name that was chosen, with its @ before it, becomes the person's id. */
export function toKept(typed: string, mentions: readonly Mention[]): string {
  // the longest first, so that `@Ann` is not found within `@Ann Lee`
  const byLength = mentions.toSorted((a, b) => b.name.length - a.name.length);
  return byLength.reduce((text, { name, personId }) => text.replaceAll(`@${name}`, `@[${personId}]`), typed);
}

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention'; readonly name: string }
  | { readonly kind: 'link'; readonly address: string };

/** A web address up to its last character that can belong to it: not the stop or bracket after it. */
const special = /@\[([0-9a-f-]{36})\]|https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}]/g;

/** The text in pieces: words as they are, people by name, web addresses to press. Nothing else is markup. */
export function piecesOf(text: string, mentions: readonly Mention[]): Piece[] {
  const names = new Map(mentions.map(({ personId, name }) => [personId, name]));
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(special)) {
    const [whole, id] = match;
    const name = id === undefined ? undefined : names.get(id);
    if (id !== undefined && name === undefined) continue;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    pieces.push(name === undefined ? { kind: 'link', address: whole } : { kind: 'mention', name });
    end = match.index + whole.length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The name being typed after an @ that ends at the caret, with the place of the @; two words at most. */
export function mentionAt(typed: string, caret: number): { readonly start: number; readonly query: string } | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]+)?)$/u.exec(typed.slice(0, caret));
  if (!found) return null;
  const query = found[1] ?? '';
  return { start: caret - query.length - 1, query };
}
