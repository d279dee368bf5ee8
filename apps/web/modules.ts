import { identity, menu, pages, records, standalone } from '#modules/offices/web/screens';
import { pageRoute, rootRoute, type Shell } from '#platform/web';
import offices from '#modules/offices/words/en.json' with { type: 'json' };

/** Every module's screens, in the order of modules/order.ts. */
export const routeTree = rootRoute.addChildren([...standalone, pageRoute.addChildren([...pages])]);

export const shell: Shell = { menu, records, useIdentity: identity };

export const wordsFiles = { offices };
