import * as platform from './0001-platform.ts';

/** In the order of their names. One that was released is never changed. */
export const migrations = {
  '0001-platform': platform,
};
