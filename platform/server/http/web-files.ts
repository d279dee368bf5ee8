import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { errors, OperationError } from '#platform/contract';

/**
 * Serves the built web app: files with a hash in their name for ever, others anew each time, and its page for every
 * address that is none of ours, so that a deep link opens. Without a built app only the API is served.
 */
export async function serveWebFiles(app: FastifyInstance, folder: string): Promise<void> {
  const page = path.join(folder, 'index.html');
  if (!existsSync(page)) return;
  const { default: fastifyStatic } = await import('@fastify/static');
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.startsWith(path.join(folder, 'assets') + path.sep);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', (_request, reply) => reply.sendFile('index.html'));
}

/** Answers addresses that no route has: the web app's page to a browser, problem details to programs. */
export function answerUnknown(app: FastifyInstance, addresses: readonly { method: string; path: string }[]): void {
  const patterns = addresses.map(({ method, path: at }) => ({
    method,
    pattern: new RegExp(`^${at.replace(/:\w+/g, '[^/]+')}$`),
  }));
  app.setNotFoundHandler(async (request, reply) => {
    const [at = ''] = request.url.split('?', 1);
    const methods = patterns.filter(({ pattern }) => pattern.test(at)).map(({ method }) => method);
    if (methods.length && !methods.includes(request.method)) {
      reply.header('allow', [...new Set(methods)].join(', '));
      throw new OperationError(errors.methodNotAllowed);
    }
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && isDeepLink(at, request.headers.accept);
    if (isPage && app.hasReplyDecorator('sendFile')) return reply.sendFile('index.html');
    throw new OperationError(errors.addressUnknown);
  });
}

/**
 * An address of the web app: nothing of the API, nothing that looks like a file, asked for by something that shows
 * pages.
 */
function isDeepLink(at: string, accept = ''): boolean {
  const last = at.slice(at.lastIndexOf('/'));
  return !at.startsWith('/api/') && at !== '/api' && !last.includes('.') && /text\/html|\*\/\*/.test(accept);
}
