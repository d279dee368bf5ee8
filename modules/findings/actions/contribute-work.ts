import type { Message } from '#engine';
import type { OperationCall } from '#platform/server/http/exchange';

/** Something else than a decision or a finding that waits for a person: where it is done, and what is asked. */
export interface AskedWork {
  readonly record: { readonly kind: string; readonly id: string };
  readonly officeId: string;
  readonly sentence: Message;
  /** What doing it is called, as a key of the words: "Write review". */
  readonly act: string;
  /** Since when it waits, an instant. */
  readonly since: string;
}

/** What waits for this person, the longest first; of a past day (`call.past`) what waited at its end. */
export type WorkSource = (call: OperationCall, personId: string) => Promise<readonly AskedWork[]>;

const sources: WorkSource[] = [];

/** Once, where the module is loaded. */
export function contributeWork(source: WorkSource): void {
  sources.push(source);
}

export async function askedWorkOf(call: OperationCall, personId: string): Promise<readonly AskedWork[]> {
  const all: AskedWork[] = [];
  for (const source of sources) all.push(...(await source(call, personId)));
  return all;
}
