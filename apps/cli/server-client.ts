import type { ReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { contract } from '#modules/plans/contract';
import { routes } from '#modules/plans/routes';
import type { jobContract } from '#platform/contract';
import { createClient, jobRoutes, OperationError, type Send } from '#platform/contract';
import { CommandFault } from './command.ts';

/** The operations that the command line uses on a server, as the holder of a token. */
export function serverClient(url: string, token: string) {
  const send = sender(url, token);
  return {
    plans: createClient<typeof contract>(routes, send),
    jobs: createClient<typeof jobContract>(jobRoutes, send),
  };
}

export type ServerClient = ReturnType<typeof serverClient>;

function sender(url: string, token: string): Send {
  return async ({ method, path, body, upload }) => {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body) headers['content-type'] = 'application/json';
    if (upload) headers['content-type'] = 'application/octet-stream';
    const sent = upload
      ? { body: Readable.toWeb(upload.file as ReadStream) as ReadableStream, duplex: 'half' }
      : body && { body: JSON.stringify(body) };
    const response = await fetch(new URL(`/api${path}`, url), { method, headers, ...sent } as RequestInit).catch(() => {
      throw new CommandFault(`No Portico answers at ${url}. Start it, or name another address by --url.`);
    });
    const text = await response.text();
    return { status: response.status, body: parseAnswer(text) };
  };
}

/** A page of a proxy is no JSON; the client says so then. */
function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What an operation declares as its fault ends the command with its own words. */
export async function orFault<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    const hint =
      error.status === 401 ? ' The token goes into PORTICO_TOKEN or --token; Profile, Tokens makes one.' : '';
    throw new CommandFault(`${error.message}${hint}`);
  }
}
