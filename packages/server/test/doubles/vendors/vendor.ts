import { type HttpDouble, type HttpRequestSeen, sendJson, startHttpDouble } from "../http.ts";

/** A vendor's answer, as its API documents it. */
export interface VendorReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/**
 * What a request meets instead of an answer: nothing at all, one that breaks off in the middle, one that comes in
 * pieces, or another one.
 */
export type Fault = "silent" | "cut" | "slow" | VendorReply;

/** A vendor's API with an account in it. */
export interface VendorDouble extends HttpDouble {
  /** What the next requests meet, in this order; then the vendor answers again. */
  faults: Fault[];
}

/** A request as a vendor reads it. */
export interface VendorCall extends HttpRequestSeen {
  readonly path: string;
  readonly query: URLSearchParams;
  /** The body's JSON; an empty object when there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: every vendor looks for its own fields
  readonly json: any;
  /** The bearer token. */
  readonly token: string | undefined;
}

export async function startVendorDouble(answer: (call: VendorCall) => VendorReply): Promise<VendorDouble> {
  const faults: Fault[] = [];
  const http = await startHttpDouble((request, response) => {
    const fault = double.faults.shift();
    if (fault === "silent") return;
    const { status = 200, headers = {}, body } = typeof fault === "object" ? fault : answer(read(request));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (typeof fault !== "string") return sendJson(response, body, status);
    const bytes = Buffer.from(JSON.stringify(body));
    const half = Math.floor(bytes.length / 2);
    response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length });
    response.flushHeaders();
    response.write(bytes.subarray(0, half), () => {
      if (fault === "cut") response.destroy();
      else setImmediate(() => response.end(bytes.subarray(half)));
    });
  });
  const double: VendorDouble = Object.assign(http, { faults });
  return double;
}

function read(request: HttpRequestSeen): VendorCall {
  const { pathname, searchParams } = new URL(request.url, "http://vendor");
  return {
    ...request,
    path: pathname,
    query: searchParams,
    json: request.body === "" ? {} : JSON.parse(request.body),
    token: request.headers.authorization?.replace(/^Bearer /, ""),
  };
}
