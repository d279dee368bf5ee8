import type { FastifyInstance } from 'fastify';
import { personOf } from '../call.ts';
import type { EventHub, StreamedEvent } from '../events/event-hub.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type Access, readNode } from './access.ts';
import { asMember } from './as-member.ts';
import { callerOf, noteCaller } from './caller-of.ts';
import type { Topic, Topics } from './define-module.ts';
import type { Exchange, OperationCall, Services } from './exchange.ts';
import { isUuid } from './page.ts';

const heartbeatMs = 20_000;
const mostTopics = 100;

interface Streams {
  readonly hub: EventHub;
  readonly topics: Topics;
  readonly metrics: Metrics | undefined;
}

/**
 * `GET /events?topics=portfolio,project:<id>`: server-sent events `{topic, revision}`, of those topics that the caller
 * may read. The first event, `open`, names them. `resync` says that events may have been missed. Session and
 * permissions are looked at again with each heartbeat, and at once when somebody's roles change. The stream ends at
 * once when its session or token is ended, wherever that is done: the database tells it as an event of the topic
 * `session:<id>` or `token:<id>`. It ends too where the session is in another organisation now.
 */
export function serveEvents(app: FastifyInstance, services: Services, { hub, topics, metrics }: Streams): void {
  // a request for the head alone would open a stream that nobody hears
  const options = { config: { operation: 'events' }, exposeHeadRoute: false };
  app.get<{ Querystring: { topics?: string } }>('/events', options, async (request, reply) => {
    const asked = [...new Set((request.query.topics ?? '').split(',').filter(Boolean))].slice(0, mostTopics);
    const allowed = async () => {
      const caller = await services.identity.callerOf(request.headers, { isUse: false });
      if (caller) noteCaller(request, caller);
      const exchange = { caller, services, operation: 'events' } as Exchange;
      return asMember(exchange, async (call) => ({
        organisationId: call.organisationId,
        topics: await readable(asked, topics, call),
      }));
    };
    const { organisationId, topics: first } = await allowed();
    let current: ReadonlySet<string> = first;
    const caller = callerOf(request);
    const ownTopic = `${caller?.kind}:${caller?.id}`;
    let looked = Promise.resolve(); // what comes after a change of roles waits until it is known who may still hear it
    const lookAgain = () => {
      looked = looked.then(async () => {
        try {
          const now = await allowed();
          if (now.organisationId === organisationId) current = now.topics;
          else end();
        } catch {
          end();
        }
      });
    };
    reply.hijack();
    const { raw } = reply;
    const end = () => void raw.end();
    if (raw.destroyed) return; // whoever asked left meanwhile, and that is told once
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    raw.write(`retry: 2000\nevent: open\ndata: ${JSON.stringify({ topics: [...current] })}\n\n`);
    const after = request.headers['last-event-id'];
    const unsubscribe = hub.subscribe(
      organisationId,
      {
        wants: (topic) => current.has(topic) || topic === ownTopic || topic === services.directory.topic,
        deliver(events: readonly StreamedEvent[]) {
          if (events.some(({ topic }) => topic === ownTopic)) return end();
          if (events.some(({ topic }) => topic === services.directory.topic)) lookAgain();
          void looked.then(() => {
            const heard = raw.writableEnded ? [] : events.filter(({ topic }) => current.has(topic));
            if (heard.length) raw.write(heard.map(written).join(''));
          });
        },
        resync: () => raw.write('event: resync\ndata: {}\n\n'),
      },
      typeof after === 'string' ? after : undefined,
    );
    lookAgain(); // what was revoked since it was read, and before this stream heard of it, was told to nobody
    const heartbeat = setInterval(() => {
      lookAgain();
      void looked.then(() => raw.writableEnded || raw.write(': \n\n'));
    }, heartbeatMs);
    metrics?.streamOpened();
    raw.on('close', () => {
      metrics?.streamClosed();
      clearInterval(heartbeat);
      unsubscribe();
      app.server.off('portico:closing', end);
    });
    app.server.once('portico:closing', end);
  });
}

const written = ({ id, topic, revision }: StreamedEvent) =>
  `id: ${id}\ndata: ${JSON.stringify({ topic, revision })}\n\n`;

async function readable(
  asked: readonly string[],
  topics: Topics,
  { access, actor }: OperationCall,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const topic of asked) {
    const colon = topic.indexOf(':');
    const name = colon < 0 ? topic : topic.slice(0, colon);
    const rule = topics[name];
    const id = colon < 0 ? undefined : topic.slice(colon + 1);
    // the other topics of the page are followed all the same
    if (rule && (await mayFollow(rule, name, id, access, personOf(actor)))) found.add(topic);
  }
  return found;
}

async function mayFollow(
  rule: Topic,
  name: string,
  id: string | undefined,
  access: Access,
  personId: string | undefined,
): Promise<boolean> {
  if (!('of' in rule)) {
    if (rule.hasId !== (id !== undefined)) return false;
    if (id === undefined) return access.permissions.has(rule.permission);
    return isUuid(id) && access.holds(rule.permission, { kind: name, id });
  }
  if (id === undefined) return false;
  if (rule.of === 'self') return id === personId;
  return recordForm.test(id) && access.holds(rule.permission, readNode(id, ''));
}

/** `task:<planId>/<uid>`, as in addresses. */
const recordForm = /^[a-z-]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\/\d{1,9})?$/;
