import { z } from 'zod';

/** An instant, as everything that happened is told by. */
export const instant = /* @__PURE__ */ z.iso.datetime().describe('An instant, UTC, ISO 8601.');

/** A calendar day. */
export const calendarDay = /* @__PURE__ */ z.iso.date();

/** A moment of a plan: no instant, but what the clock on the wall shows. */
export const planMoment = /* @__PURE__ */ z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)
  .describe("By the clock on the wall of the project's office, such as 2026-11-04T08:00:00.");
