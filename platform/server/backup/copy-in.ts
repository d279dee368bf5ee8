import type { Duplex } from 'node:stream';
import type pg from 'pg';

/** What the driver's connection can do beyond its declared type: it sends the parts of `copy … from stdin`. */
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
}

/**
 * Sends the pieces to `copy … from stdin`, no faster than the server takes them, and returns how many rows it stored.
 * Throws the server's error, or that of the pieces; then nothing of this command is kept.
 */
export function copyIn(client: pg.Client, text: string, pieces: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(text, pieces, resolve, reject));
  });
}

class CopyIn implements pg.Submittable {
  readonly #text: string;
  readonly #pieces: AsyncIterable<Buffer>;
  readonly #resolve: (rows: number) => void;
  readonly #reject: (error: unknown) => void;
  #rows = 0;
  #fault: unknown;

  constructor(
    text: string,
    pieces: AsyncIterable<Buffer>,
    resolve: (rows: number) => void,
    reject: (error: unknown) => void,
  ) {
    this.#text = text;
    this.#pieces = pieces;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection): void {
    connection.query(this.#text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).then(
      () => connection.endCopyFrom(),
      (fault) => {
        this.#fault = fault;
        connection.sendCopyFail('what was to be copied could not be read');
      },
    );
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.#rows = Number(/^COPY (\d+)$/.exec(text)?.[1]);
  }

  handleReadyForQuery(): void {
    this.#resolve(this.#rows);
  }

  /** After an error the server passes over what is still sent, so that the sending may run out by itself. */
  handleError(error: Error): void {
    this.#reject(this.#fault ?? error);
  }

  async #send(connection: CopyConnection): Promise<void> {
    const { stream } = connection;
    for await (const piece of this.#pieces) {
      connection.sendCopyFromChunk(piece);
      if (stream.writableNeedDrain) await drained(stream);
      if (stream.destroyed) return; // the lost connection is told as the query's error
    }
  }
}

/** When the stream takes more, or never will. */
function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      stream.off('drain', goOn).off('close', goOn);
      resolve();
    };
    stream.on('drain', goOn).on('close', goOn);
  });
}
