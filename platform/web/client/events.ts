import { checkSignedIn } from './send.ts';

/** What the server tells: something about the topic changed. Never what: the page fetches what it shows. */
export interface TopicEvent {
  readonly topic: string;
  /** Grows with every change of the topic; that of the record where the topic is one. */
  readonly revision?: number;
  /** Nothing was told: the topic is followed from now on, and may have changed just before. */
  readonly isOpening?: true;
}

/** `missed`: there was a time without a connection, so anything may have changed. */
export type LiveMessage = TopicEvent | 'missed';

/** Between the pages of one browser. */
type PageMessage =
  | { readonly kind: 'live'; readonly message: LiveMessage }
  | { readonly kind: 'wants'; readonly page: string; readonly topics: readonly string[] }
  | { readonly kind: 'who' };

export interface LiveConnection {
  /** Says which topics this page shows now. */
  readonly want: (topics: readonly string[]) => void;
  readonly close: () => void;
}

const name = 'portico-events';
const retryAfterMs = 5_000;
const settleMs = 50;

/**
 * Listens to the server's events with one connection per browser: the page that holds the lock has it, for the topics
 * of all pages, and passes events on. Without Web Locks each page has its own.
 */
export function listen(onMessage: (message: LiveMessage) => void): LiveConnection {
  const page = crypto.randomUUID?.() ?? String(Math.random());
  const end = new AbortController();
  const wanted = new Map<string, readonly string[]>();
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
  const post = (message: PageMessage) => channel?.postMessage(message);
  let stream: TopicStream | null = null;
  const refresh = () => stream?.follow(unionOf(wanted));

  const lead = () => {
    stream = openStream((message) => {
      post({ kind: 'live', message });
      onMessage(message);
    });
    post({ kind: 'who' });
    refresh();
    return new Promise<void>((stop) => end.signal.addEventListener('abort', () => stop(stream?.close())));
  };
  if (channel) {
    channel.onmessage = ({ data }: { readonly data: PageMessage }) => {
      if (data.kind === 'live') onMessage(data.message);
      else if (data.kind === 'who') post({ kind: 'wants', page, topics: wanted.get(page) ?? [] });
      else {
        wanted.set(data.page, data.topics);
        refresh();
      }
    };
  }
  if (channel && 'locks' in navigator) {
    navigator.locks.request(name, { signal: end.signal }, lead).catch(() => undefined); // aborted while waiting
  } else void lead();

  return {
    want: (topics) => {
      wanted.set(page, topics);
      post({ kind: 'wants', page, topics });
      refresh();
    },
    close: () => {
      post({ kind: 'wants', page, topics: [] });
      end.abort();
      channel?.close();
    },
  };
}

/** The topics of all pages, each once, in order. */
export function unionOf(wanted: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...new Set([...wanted.values()].flat())].sort();
}

interface TopicStream {
  readonly follow: (topics: readonly string[]) => void;
  readonly close: () => void;
}

/** One EventSource, opened anew for topics that it does not carry yet, the old one staying until the new one is open. */
export function openStream(onMessage: (message: LiveMessage) => void): TopicStream {
  const sources = new Set<EventSource>(); // in the order in which they were made
  let source: EventSource | null = null;
  let carried: readonly string[] = [];
  let told: readonly string[] = [];
  let isBroken = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = () => {
    const topics = carried;
    const next = new EventSource(`/api/events?topics=${topics.map(encodeURIComponent).join(',')}`);
    source = next;
    sources.add(next);
    next.addEventListener('open', () => {
      for (const older of sources) {
        if (older === next) break;
        older.close();
        sources.delete(older);
      }
      if (isBroken) onMessage('missed');
      // what changed between the first fetch and this moment was told to nobody
      else for (const topic of topics) if (!told.includes(topic)) onMessage({ topic, isOpening: true });
      told = topics;
      isBroken = false;
    });
    next.addEventListener('message', ({ data }) => {
      const event = readEvent(data);
      if (event) onMessage(event);
    });
    next.addEventListener('resync', () => onMessage('missed'));
    // EventSource connects again by itself after a break, but gives up after an error status.
    next.addEventListener('error', () => {
      isBroken = true;
      if (next.readyState !== EventSource.CLOSED) return;
      sources.delete(next);
      if (source !== next) return;
      checkSignedIn(); // the stream ends with its session
      timer = setTimeout(connect, retryAfterMs);
    });
  };
  return {
    follow: (topics) => {
      if (topics.every((topic) => carried.includes(topic))) return;
      carried = topics;
      clearTimeout(timer);
      timer = setTimeout(connect, settleMs);
    },
    close: () => {
      clearTimeout(timer);
      for (const open of sources) open.close();
    },
  };
}

/** The event in a message's data, or null for what is none. */
export function readEvent(data: unknown): TopicEvent | null {
  try {
    const { topic, revision } = JSON.parse(String(data)) as Partial<TopicEvent>;
    if (typeof topic !== 'string') return null;
    return typeof revision === 'number' ? { topic, revision } : { topic };
  } catch {
    return null;
  }
}
