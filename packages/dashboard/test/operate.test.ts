import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { widthFaults } from "../../server/test/browser.ts";
import { type House, openHouse } from "./house.ts";
import { pathTo, SIGHTS, settled } from "./sights.ts";
import { type Visit, visit } from "./visit.ts";

// Pages are drawn by a browser that shares the machine with everything else.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let house: House;
let server: House["server"];
let hotel: House["hotel"];
let owner: Visit;

beforeAll(async () => {
  house = await openHouse("mara-large", 4);
  ({ server, hotel } = house);
  owner = await visit(house, "owner");
});

afterAll(() => house.close());

// What is looked at here; agents have a test of their own.
const OURS = /^(?:conversation|user|new-user|profile|memory|trace|settings)/;

const base = () => `/workspaces/${server.demo.workspace_id}`;
const shown = (text: string | RegExp) => owner.page.getByText(text).first().waitFor();
const button = (name: string | RegExp) => owner.page.getByRole("button", { name });
const dialog = () => owner.page.getByRole("dialog");

describe("every page of what is operated, monitored and set", () => {
  test("fits a telephone, whatever people are called", async () => {
    const name = `${"نورا ".repeat(8)}<img src=x onerror=alert(1)> ${"W".repeat(120)}`;
    const external_user_id = `<b>${"X".repeat(240)}</b>`;
    const { body: user } = await server.ask("POST", `${base()}/users`, { body: { external_user_id, name } });
    await server.ask("POST", `${base()}/memory/observations`, {
      body: { user_id: user.user_id, kind: "note", text: `<script>alert(1)</script> ${"Y".repeat(300)}` },
    });
    const phone = await visit(house, "owner", { viewport: { width: 360, height: 740 } });
    const paths = ["profile", "memory", "data"].map((tab) => `users/${user.user_id}/${tab}`);
    for (const sight of SIGHTS.filter(({ name }) => OURS.test(name)))
      paths.push(await pathTo(sight, server, hotel));
    for (const path of paths) {
      await phone.go(path);
      await settled(phone.page);
      expect(await widthFaults(phone.page), path).toEqual([]);
      expect(await phone.page.locator("main img, main script").count()).toBe(0);
    }
    expect(phone.complaints).toEqual([]);
    await phone.close();
  });
});

describe("a conversation", () => {
  test("shows beside what was said how each turn came about, and why memory told what it did", async () => {
    const { page, go } = owner;
    await go("conversations");
    await page.getByRole("combobox", { name: "Channel" }).click();
    await page.getByRole("option", { name: "API" }).click();
    const hers = page.getByRole("link", { name: "Ana Kovač" });
    await expect.poll(() => hers.count()).toBe(1);
    await hers.click();
    await shown("Could you book a table for two this evening?");
    await page.getByRole("link", { name: "Ana Kovač" }).waitFor();
    await button(/Timeline/)
      .nth(1)
      .click();
    await button(/Tool: check_tables/).click();
    await page.locator(".span-detail").getByText('"free"').waitFor();
    await button(/Memory/)
      .last()
      .click();
    await page
      .getByRole("img", { name: /^Score / })
      .first()
      .waitFor();
    await shown("My partner is called Rui.");
    await button(/Timeline/)
      .nth(2)
      .click();
    await button(/Guard: Other guests/).click();
    await shown("no_go_zone");
    await button(/Timeline/)
      .nth(3)
      .click();
    await button(/forecast.*failed/).click();
    await page.locator(".span-detail").getByText("The system answered with status 503.").waitFor();
  });

  test("is found by its User, and a list that finds nothing says what to do", async () => {
    const { page, go } = owner;
    await go(`conversations?user=${hotel.anaId}&channel=import`);
    await page.getByRole("link", { name: "Ana Kovač" }).first().waitFor();
    expect(await page.getByRole("link", { name: "guest-1002" }).count()).toBe(0);
    await go("conversations?channel=preview");
    await shown("Take a filter away");
  });
});

describe("a User", () => {
  test("is added by hand; what is wrong is said at its field, in the server's words", async () => {
    const { page, go } = owner;
    await go("users/new");
    await page.getByLabel("Your ID").fill("guest-by-hand");
    await page.getByLabel("Name").fill("N".repeat(300));
    await page.getByLabel("Telephone number").fill("0660 123");
    await button("Add the User").click();
    await shown("must be an E.164 number such as +43660123456");
    await shown(/Request req_/);
    await page
      .getByText(/<=200 characters/)
      .first()
      .waitFor();
    await page.getByLabel("Name").fill("Bo Hand");
    await page.getByLabel("Telephone number").fill("+43660123");
    await button("Add the User").click();
    await page.getByRole("heading", { name: "Bo Hand", level: 1 }).waitFor();
  });

  test("has a profile by the types of its fields, and attributes with their source", async () => {
    const { page, go } = owner;
    await go("users/guest-1001/profile");
    await page.getByLabel("Nights with us").fill("24");
    await page.getByRole("combobox", { name: "Room" }).click();
    await page.getByRole("option", { name: "Garden" }).click();
    await page.getByRole("textbox", { name: "E-mail" }).fill("nowhere");
    expect(await page.getByText("HR 0912345").count()).toBe(0);
    await button("Save profile").click();
    await page.locator('input[type="email"][aria-invalid="true"]').waitFor();
    await shown(/Request req_/);
    await page.getByRole("textbox", { name: "E-mail" }).fill("ana@new.example");
    await button("Save profile").click();
    const stored = async () => {
      const { body } = await server.ask("GET", `${base()}/users/guest-1001/profile`);
      return Object.fromEntries(
        body.fields.map((field: { key: string; value: unknown }) => [field.key, field.value]),
      );
    };
    const wanted = { stays: 24, room_type: "Garden", email: "ana@new.example" };
    await expect.poll(stored).toMatchObject(wanted);
    await expect.poll(() => button("Save profile").isDisabled()).toBe(true);
    await button("Change crm.tier").click();
    await dialog().getByRole("textbox", { name: "Value" }).fill("platinum");
    await dialog().getByRole("button", { name: "Save" }).click();
    await shown("platinum");
    await page
      .getByText(/^dashboard, /)
      .first()
      .waitFor();
  });

  test("is merged after it was shown what will be, and is two again", async () => {
    const { page, go } = owner;
    await server.ask("POST", `${base()}/users`, {
      body: { external_user_id: "ana-by-mail", phone: "+4366077" },
    });
    await go("users/guest-1002/data");
    await button("Merge with another User").click();
    const other = dialog().getByRole("combobox", { name: "Who is the same person?" });
    await other.click();
    await other.fill("ana-by");
    await page.getByRole("option", { name: "ana-by-mail" }).click();
    await dialog()
      .getByRole("row", { name: /Telephone number/ })
      .waitFor();
    await dialog().getByRole("button", { name: "Merge them" }).click();
    await shown("ana-by-mail was merged into guest-1002");
    const merged = await server.ask("GET", `${base()}/users/ana-by-mail`);
    expect(merged.body.external_user_id).toBe("guest-1002");
    await button("Undo").click();
    await shown(/, undone /);
    const parted = await server.ask("GET", `${base()}/users/ana-by-mail`);
    expect(parted.body).toMatchObject({ external_user_id: "ana-by-mail", phone: "+4366077" });
  });

  test("is given a history from elsewhere, that memory learns from while one looks on", async () => {
    const { page, go } = owner;
    await go("users/guest-1003/data");
    const field = page.getByRole("textbox", { name: "Messages" });
    await field.fill("not JSON");
    await shown(/This is no JSON yet/);
    const at = "2026-03-08T09:30:00Z";
    await field.fill(
      JSON.stringify([{ role: "user", text: "I work as a pilot.", at, external_id: "chat-88-1" }]),
    );
    await page.getByRole("combobox", { name: "Whose conversation it was" }).click();
    await page.getByRole("option", { name: "Mara at the desk" }).click();
    await button("Import 1 message").click();
    await shown("memory has learned from all of them");
    await go("users/guest-1003/memory");
    await shown("The user works as a pilot.");
  });
});

describe("a viewer", () => {
  test("sees no memory, changes nothing, and is refused whatever the page would have asked", async () => {
    const { page, go, person, complaints, close } = await visit(house, "viewer");
    await go("users/guest-1001/profile");
    await page.getByText("As viewer you can look at everything here.").waitFor();
    expect(await page.getByRole("tab", { name: "Memory" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Memory" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "API keys" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: /^(Save|Add|Change|Delete)/ }).count()).toBe(0);
    await go("users/guest-1001/data");
    await page.getByText("Nobody was merged").waitFor();
    expect(await page.getByRole("button", { name: /Merge|Import|Export|Forget/ }).count()).toBe(0);
    await page.goto(`${server.url}/dashboard/${server.demo.workspace_id}/users/guest-1001/memory`);
    await page.getByText("There is no such page").waitFor();
    const refused = await person.ask("PATCH", `${base()}/users/guest-1001`, { body: { name: "Mine" } });
    expect(refused).toMatchObject({ status: 403, body: { code: "insufficient-role" } });
    const memory = await person.ask("GET", `${base()}/memory/overview`);
    expect(memory).toMatchObject({ status: 403, body: { code: "insufficient-role" } });
    expect(complaints).toEqual([]);
    await close();
  });

  test("is told which scope shows what is hidden of a prompt and of a trace", async () => {
    const { page, go, complaints, close } = await visit(house, "viewer");
    await go(`agents/${hotel.agentId}/basics`);
    await page.getByLabel("As for the User").fill("guest-1001");
    await page.getByRole("button", { name: /^Memory/ }).click();
    await page.getByText("Hidden: needs memory:read", { exact: true }).waitFor();
    const { body } = await server.ask(
      "GET",
      `${base()}/observability/traces?conversation_id=${hotel.conversationId}`,
    );
    await go(`observability/${body.data[0].id}`);
    await page
      .getByRole("button", { name: /Memory/ })
      .last()
      .click();
    await page.getByText("Hidden: needs memory:read", { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});

describe("a list of 5,000 Users", () => {
  test("is read as far as it is scrolled, moves nothing while it is, and is gone through by the arrows", async () => {
    const { page, go } = owner;
    await server.database.peek(
      `INSERT INTO hyponema.users
       SELECT (jsonb_populate_record(users, jsonb_build_object('id', 'user_7' || lpad(number::text, 25, '0'),
         'external_id', 'many-' || number, 'name', 'Many ' || number))).*
       FROM hyponema.users, generate_series(1, 5000) AS number WHERE users.id = $1`,
      [hotel.anaId],
    );
    await go("users?search=many-");
    await page.getByRole("link", { name: "Many 5000", exact: true }).waitFor();
    await page.evaluate(
      "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: false })",
    );
    for (let pages = 0; pages < 4; pages++) {
      const last = await page.evaluate<number>("document.body.scrollHeight");
      await page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
      await expect.poll(() => page.evaluate<number>("document.body.scrollHeight")).toBeGreaterThan(last);
    }
    expect(await page.locator("tbody tr:not(.spacer)").count()).toBeLessThan(80);
    expect(await page.evaluate<number>("window.shift")).toBeLessThan(0.02);
    await page.evaluate("window.scrollTo(0, 0)");
    await page.getByRole("link", { name: "Many 5000", exact: true }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Many 4998");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Many 4998", level: 1 }).waitFor();
  });
});
