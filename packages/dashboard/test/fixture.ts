import { startBrowser, type TestBrowser } from "../../server/test/browser.ts";
import { startHttpDouble } from "../../server/test/doubles/http.ts";
import { startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { type Hotel, openHotel } from "../../server/test/hotel/hotel.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";

/** A server with demo data of a hotel after years of operation, and a browser. */
export interface DashboardFixture {
  readonly server: TestServer;
  readonly browser: TestBrowser;
  readonly hotel: Hotel;
  close(): Promise<void>;
}

/** Starts the server and the browser. Agents use `model`; `guests` limits the number of Users. */
export async function openFixture(model: string, guests?: number): Promise<DashboardFixture> {
  const [llm, system, browser] = await Promise.all([startLlmDouble(), startHttpDouble(), startBrowser()]);
  const server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: model,
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });
  const hotel = await openHotel(server, llm, system, guests);
  return {
    ...{ server, browser, hotel },
    async close() {
      await browser.close();
      await server.dispose();
      await Promise.all([llm.close(), system.close()]);
    },
  };
}
