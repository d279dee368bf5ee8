/** What a client reads of an OpenAPI document: nothing of ours is imported here. */
export interface OpenApiDocument {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly security: readonly unknown[];
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

export type JsonSchema = { readonly [key: string]: unknown };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a client that knows only the document has no types
  readonly body: any;
}

export type PlainClient = (operationId: string, values?: Record<string, unknown>, file?: Uint8Array) => Promise<Answer>;

/** A client made of the document alone, as one would generate it in any language. */
export async function plainClient(documentUrl: string, token: string): Promise<PlainClient> {
  const document = (await (await fetch(documentUrl)).json()) as OpenApiDocument;
  const base = new URL(document.servers[0]?.url ?? '/', documentUrl);
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [operation.operationId, { path, method, operation }]),
    ),
  );
  return async (operationId, values = {}, file) => {
    const found = operations.get(operationId);
    if (!found) throw new Error(`The document has no operation ${operationId}.`);
    const { method, operation } = found;
    const rest = { ...values };
    const query = new URLSearchParams();
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    let path = found.path;
    for (const { name, in: place } of operation.parameters) {
      const value = rest[name];
      delete rest[name];
      if (value === undefined) continue;
      if (place === 'path') path = path.replace(`{${name}}`, encodeURIComponent(String(value)));
      else if (place === 'header') headers[name] = String(value);
      else query.append(name, String(value));
    }
    const [type] = Object.keys(operation.requestBody?.content ?? {});
    if (type) headers['content-type'] = type;
    const url = new URL(`${base.pathname}${path}?${query}`, documentUrl);
    const body = type && (file ?? JSON.stringify(rest));
    const answer = await fetch(url, {
      method: method.toUpperCase(),
      headers,
      ...(body !== undefined && { body }),
    } as RequestInit);
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
}
