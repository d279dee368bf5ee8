import type { Refusal } from '../xml/refusal.ts';
import { createMspdiReader, type MspdiLimits, type MspdiPlan, type MspdiRead } from './read-mspdi.ts';

/** The ASCII and UTF-8 bytes of a text. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A whole file around the inside of `Project`. */
export function mspdi(inside: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n${inside}\n</Project>`;
}

/** A file of tasks, the header's start in place. */
export function mspdiTasks(...tasks: readonly string[]): string {
  const rows = tasks.map((task) => `<Task>${task}</Task>`).join('\n');
  return mspdi(`<StartDate>2026-01-05T08:00:00</StartDate><Tasks>\n${rows}\n</Tasks>`);
}

export function readBytes(bytes: Uint8Array, limits: Partial<MspdiLimits> = {}, chunkSize = 1000): MspdiRead {
  const reader = createMspdiReader(limits);
  for (let at = 0; at < bytes.length; at += chunkSize) reader.write(bytes.subarray(at, at + chunkSize));
  return reader.end();
}

/** The read of a text that must be readable. */
export function readText(text: string): MspdiPlan {
  const read = readBytes(bytesOf(text));
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  return read;
}

/** The refusal of bytes that must be refused. */
export function refusalOf(bytes: Uint8Array, limits: Partial<MspdiLimits> = {}): Refusal {
  const read = readBytes(bytes, limits);
  if (read.ok) throw new Error('the file was read');
  return read.refusal;
}
