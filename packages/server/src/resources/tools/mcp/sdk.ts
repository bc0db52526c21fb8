/** What is used of MCP's SDK. */
export type Sdk = Awaited<ReturnType<typeof importSdk>>;

let loading: Promise<Sdk> | null = null;

/** The SDK, loaded when the first MCP server is called: it takes 11 MB and 130 ms, which most instances never need. */
export function loadSdk(): Promise<Sdk> {
  loading ??= importSdk();
  return loading;
}

async function importSdk() {
  const [client, streamable, sse, auth, types] = await Promise.all([
    import("@modelcontextprotocol/sdk/client/index.js"),
    import("@modelcontextprotocol/sdk/client/streamableHttp.js"),
    import("@modelcontextprotocol/sdk/client/sse.js"),
    import("@modelcontextprotocol/sdk/client/auth.js"),
    import("@modelcontextprotocol/sdk/types.js"),
  ]);
  return {
    Client: client.Client,
    StreamableHTTPClientTransport: streamable.StreamableHTTPClientTransport,
    SSEClientTransport: sse.SSEClientTransport,
    auth: auth.auth,
    extractWWWAuthenticateParams: auth.extractWWWAuthenticateParams,
    RpcError: types.McpError,
    ToolListChangedNotificationSchema: types.ToolListChangedNotificationSchema,
  };
}
