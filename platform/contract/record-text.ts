import { z } from 'zod';

/** A reference to any record as it stands in an address. */
export const recordText = () =>
  z
    .string()
    .regex(/^[a-z][a-z-]{0,40}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/\d{1,9})?$/)
    .describe('`<kind>:<id>`, such as `project:<id>` or `task:<planId>/<uid>`.');
