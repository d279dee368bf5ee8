import { z } from 'zod';

/** Room for a name of 200 characters, each of which JSON writes as six bytes and base64url as eight, beside ids. */
const longestCursor = 4000;

/**
 * What every list takes: how many at most, and after which. `after` is the `next` of the page before and means nothing
 * to anybody else.
 */
export function pageInput(most: number, usual = most) {
  return {
    limit: z.int().min(1).max(most).default(usual),
    after: z.string().max(longestCursor).optional().describe('The `next` of the page before.'),
  };
}

/** What every list answers. */
export function pageOutput<Item extends z.ZodType>(item: Item) {
  return { items: z.array(item), next: z.string().nullable().describe('Null on the last page.') };
}
