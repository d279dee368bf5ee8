import type { PlanFile, PlanLimits, PlanRead } from './plan/plan-file.ts';
import type { Refusal } from './plan/refusal.ts';
import { createPlanReader } from './read-plan.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** The ASCII and UTF-8 bytes of a text. */
export const bytesOf = (text: string) => new TextEncoder().encode(text);

export function readBytes(bytes: Uint8Array, limits: Partial<PlanLimits> = {}, chunkSize = 1000): PlanRead {
  const reader = createPlanReader(limits);
  for (let at = 0; at < bytes.length; at += chunkSize) reader.write(bytes.subarray(at, at + chunkSize));
  return reader.end();
}

/** The read of a text that must be readable. */
export function readText(text: string): PlanFile {
  const read = readBytes(bytesOf(text));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read;
}

/** The refusal of bytes that must be refused. */
export function refusalOf(bytes: Uint8Array, limits: Partial<PlanLimits> = {}): Refusal {
  const read = readBytes(bytes, limits);
  if (read.ok) throw new Error('the file was read');
  return read.refusal;
}
