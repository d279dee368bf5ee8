import { errors, OperationError, printContract, printErrors } from '#platform/contract';
import { type Compute, ComputeBusy, ComputeTooLarge } from '../compute.ts';
import type { Access, Node } from '../http/access.ts';
import { organisationKind } from '../http/access.ts';
import { AfterCommit } from '../http/after-commit.ts';
import { defineModule, type ServerModule } from '../http/define-module.ts';
import type { OperationCall, Services } from '../http/exchange.ts';
import type { PrintFrame } from './page-frame.ts';
import type { Printed, PrintTask } from './render-pdf.ts';

/** What the module that owns people and organisations says of a print. */
export type DescribePrint = (call: OperationCall) => Promise<{
  readonly organisation: string;
  readonly timeZone: string;
  readonly printedBy: string;
}>;

interface PrintOptions {
  /** Of its own, as a long print would keep plans from being computed, with a bound to what waits. */
  readonly compute: Compute;
  readonly describe: DescribePrint;
  /** The wall clock. */
  readonly now?: () => Date;
}

/** Makes PDFs of what somebody has before him. Head and foot are the server's word, not the caller's. */
export function printServer({ compute, describe, now = () => new Date() }: PrintOptions): ServerModule {
  return defineModule({
    name: 'print',
    contract: printContract,
    handlers: {
      async makePrint(call, document, { services, origin }) {
        const { organisation, timeZone, printedBy } = await describe(call);
        const frame: PrintFrame = {
          organisation,
          path: document.about ? await pathTo(call, document.about, services) : [],
          dataDate: localTime(call.now, timeZone).slice(0, 10),
          printedBy,
          printedAt: localTime(now().toISOString(), timeZone),
          origin,
        };
        const task: PrintTask = { document, frame };
        const fileName = `${safeName(document.title)} ${frame.dataDate}.pdf`;
        return new AfterCommit(async () => {
          const { pdf, pages } = await print(compute, task);
          return { fileName, pages, pdf: Buffer.from(pdf).toString('base64') };
        });
      },
    },
  });
}

/** What waits at most before a print takes about this long. */
const retryAfterSeconds = 30;

function print(compute: Compute, task: PrintTask): Promise<Printed> {
  return compute.run<Printed>('#platform/server/print/render-pdf', 'renderPdf', task).catch((error) => {
    if (error instanceof ComputeTooLarge) throw new OperationError(printErrors.printTooLarge);
    if (error instanceof ComputeBusy) throw new OperationError(printErrors.printBusy, { retryAfterSeconds });
    throw error;
  });
}

/** The names from the topmost record down to this one. Throws where the caller may see nothing of it. */
async function pathTo({ tx, access }: { tx: OperationCall['tx']; access: Access }, about: Node, services: Services) {
  const { scopeKinds } = services;
  if ((await access.permissionsAt(about)).size === 0) throw new OperationError(errors.recordMissing);
  const nodes: Node[] = [about];
  for (let lowest: Node | undefined = about; lowest && lowest.kind !== organisationKind; ) {
    const above: readonly Node[] = (await scopeKinds[lowest.kind]?.above(tx, lowest.id)) ?? [];
    nodes.push(...above);
    lowest = above.at(-1);
  }
  const names = await Promise.all(
    nodes.map(async ({ kind, id }) => (await scopeKinds[kind]?.names?.(tx, [id]))?.get(id)),
  );
  return names.filter((name) => name !== undefined).reverse();
}

/** `2026-11-21T17:40` of an instant, in a time zone. */
function localTime(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(instant)).replace(' ', 'T');
}

/** Without what file systems do not take. */
const safeName = (title: string) =>
  title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80);
