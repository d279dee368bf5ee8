import { errors, noticeRoutes, OperationError, type Send } from '#platform/contract';

type Request = Parameters<Send>[0];
type Upload = NonNullable<Request['upload']>;

const signedOut = new EventTarget();
let organisation: string | undefined;

/** Says which organisation the page shows: a session that has gone to another one is refused, so that nothing is mixed. */
export function speakIn(organisationId: string): void {
  organisation = organisationId;
}

/** Calls back when the server says that nobody is signed in any more. Call the result to stop. */
export function onSignedOut(callback: () => void): () => void {
  signedOut.addEventListener('signed-out', callback);
  return () => signedOut.removeEventListener('signed-out', callback);
}

/**
 * Finds out whether one is still signed in where nothing else would ask; if not, whoever listens by `onSignedOut` hears
 * of it.
 */
export function checkSignedIn(): void {
  const { method, path } = noticeRoutes.getNoticeState;
  void send({ method, path }).catch(() => {}); // offline is no answer to the question
}

/** Carries operations to the server that the page came from. Throws an `offline` OperationError when none answers. */
export const send: Send = async (request) => {
  const { status, text } = await (request.upload ? upload(request, request.upload) : exchange(request));
  const body = parse(text);
  const { code } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown };
  if (status === 401 && code === errors.notSignedIn.code) signedOut.dispatchEvent(new Event('signed-out'));
  return { status, body };
};

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function exchange({ method, path, body, signal }: Request): Promise<Answer> {
  const headers = { ...(body && { 'content-type': 'application/json' }), ...spoken() };
  try {
    const response = await fetch(`/api${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      signal: (signal as AbortSignal | undefined) ?? null,
    });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    throw (signal as AbortSignal | undefined)?.aborted ? error : offline();
  }
}

const spoken = (): Record<string, string> => (organisation ? { 'portico-organisation': organisation } : {});

/** fetch cannot tell how much of a file is sent; XMLHttpRequest can. */
function upload({ method, path }: Request, { file, onProgress }: Upload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `/api${path}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(spoken())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(offline());
    request.send(file as Blob);
  });
}

const offline = () =>
  new OperationError({
    code: 'offline',
    status: 0,
    message: 'The server does not answer. What was not confirmed was not saved. Try again in a moment.',
  });

function parse(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
