import { Readable } from 'node:stream';
import type pg from 'pg';

const pieceBytes = 64 * 1024;

/**
 * The bytes that `copy … to stdout` sends, in pieces of 64 kB or one long row; the server is held back while nobody
 * reads. `rows` is set once the stream has ended. An error of the server is the stream's.
 */
export class CopyOut extends Readable implements pg.Submittable {
  rows = 0;
  readonly #text: string;
  #connection: pg.Connection | undefined;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;

  constructor(text: string) {
    super({ highWaterMark: pieceBytes });
    this.#text = text;
  }

  // what the driver calls while this is the query that runs

  submit(connection: pg.Connection): void {
    this.#connection = connection;
    connection.query(this.#text);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#waiting.push(Buffer.from(chunk)); // a copy: the driver writes over its own
    this.#waitingBytes += chunk.length;
    if (this.#waitingBytes >= pieceBytes && !this.#pass()) this.#connection?.stream.pause();
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.rows = Number(/^COPY (\d+)$/.exec(text)?.[1]);
  }

  handleReadyForQuery(): void {
    this.#pass();
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  // what the stream asks for

  override _read(): void {
    this.#connection?.stream.resume();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#connection?.stream.resume();
    done(error);
  }

  #pass(): boolean {
    const piece = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#waitingBytes = 0;
    return piece.length === 0 || this.push(piece);
  }
}
