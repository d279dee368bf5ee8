import { detectFile, detectionSize, type FileKind } from './detect.ts';
import { createMspdiReader } from './mspdi/read-mspdi.ts';
import type { PlanLimits, PlanRead, PlanReader } from './plan/plan-file.ts';
import { createPmxmlReader } from './pmxml/read-pmxml.ts';
import { createXerReader } from './xer/read-xer.ts';

const readers: Partial<Record<FileKind, (limits: Partial<PlanLimits>) => PlanReader>> = {
  xer: createXerReader,
  pmxml: createPmxmlReader,
};

/**
 * Reads a plan of any format that is known here, told by its first bytes. What is none is refused with the words of what
 * it seems to be.
 */
export function createPlanReader(limits: Partial<PlanLimits> = {}): PlanReader {
  let head = new Uint8Array(0);
  let reader: PlanReader | null = null;
  const begin = () => {
    reader = readers[detectFile('', head)]?.(limits) ?? createMspdiReader(limits);
    return reader.write(head);
  };
  return {
    write(bytes) {
      if (reader) return reader.write(bytes);
      const joined = new Uint8Array(head.length + bytes.length);
      joined.set(head);
      joined.set(bytes, head.length);
      head = joined;
      return head.length < detectionSize || begin();
    },
    end() {
      if (!reader) begin();
      return (reader as PlanReader).end();
    },
  };
}

/** Reads a whole file from its chunks; stops asking for more once it is refused. */
export async function readPlan(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: Partial<PlanLimits> = {},
): Promise<PlanRead> {
  const reader = createPlanReader(limits);
  for await (const chunk of chunks) if (!reader.write(chunk)) break;
  return reader.end();
}
