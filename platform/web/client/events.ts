/** What the server tells: something about the topic changed. Never what: the page fetches what it shows. */
export interface TopicEvent {
  readonly topic: string;
  readonly revision: number | string | null;
}

/** `missed`: there was a time without a connection, so anything may have changed. */
export type LiveMessage = TopicEvent | 'missed';

/**
 * Listens to the server's events with one connection per browser: the page that holds the lock has the connection and
 * passes events on to the others. Without Web Locks each page connects for itself. Call the result to stop.
 */
export function listen(onMessage: (message: LiveMessage) => void): () => void {
  const end = new AbortController();
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    connect(onMessage, end.signal);
    return () => end.abort();
  }
  const channel = new BroadcastChannel('portico-events');
  channel.onmessage = ({ data }) => onMessage(data as LiveMessage);
  const passOn = (message: LiveMessage) => {
    channel.postMessage(message);
    onMessage(message);
  };
  let isFirst = true;
  navigator.locks
    .request('portico-events', { signal: end.signal }, async () => {
      // Whoever held the connection before is gone; what came between is not known.
      if (!isFirst) passOn('missed');
      await new Promise((stop) => {
        connect(passOn, end.signal);
        end.signal.addEventListener('abort', stop);
      });
    })
    .catch(() => undefined);
  isFirst = false;
  return () => {
    end.abort();
    channel.close();
  };
}

/** EventSource connects again by itself after a break, but gives up after an error status; then we try again. */
function connect(onMessage: (message: LiveMessage) => void, signal: AbortSignal, wasOpen = false): void {
  if (signal.aborted) return;
  const source = new EventSource('/api/events');
  let hasBroken = wasOpen;
  source.onopen = () => {
    if (hasBroken) onMessage('missed');
    hasBroken = false;
  };
  source.onmessage = ({ data }) => {
    const event = readEvent(data);
    if (event) onMessage(event);
  };
  source.onerror = () => {
    hasBroken = true;
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => connect(onMessage, signal, true), retryAfterMs);
  };
  signal.addEventListener('abort', () => source.close());
}

const retryAfterMs = 5_000;

/** The event in a message's data, or null for what is none. */
export function readEvent(data: unknown): TopicEvent | null {
  try {
    const event = JSON.parse(String(data)) as Partial<TopicEvent> | null;
    return typeof event?.topic === 'string' ? { topic: event.topic, revision: event.revision ?? null } : null;
  } catch {
    return null;
  }
}
