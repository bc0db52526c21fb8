import { describe, expect, test } from "vitest";
import { ATTRIBUTES, readSettings } from "./settings.ts";

function read(given: Record<string, string>) {
  const warnings: string[] = [];
  return { settings: readSettings(given, (warning) => warnings.push(warning)), warnings };
}

describe("attributes", () => {
  test("have the names that pages know them by", () => {
    expect(ATTRIBUTES).toEqual(
      expect.arrayContaining([
        "data-ws-url",
        "data-chat-url",
        "data-mode",
        "data-position",
        "data-button-label",
        "data-opening-prompt",
        "data-primary-color",
        "data-transcript-enabled",
        "data-mute-enabled",
        "data-dismiss-enabled",
        "data-agent-id",
        "data-session-url",
      ]),
    );
  });

  test("may all be left out", () => {
    expect(read({})).toMatchObject({
      settings: {
        mode: "text-only",
        position: "bottom-right",
        primaryColor: "#1a5fb4",
        buttonLabel: "",
        dismissEnabled: true,
        variables: {},
      },
      warnings: [],
    });
  });

  test("are read as they are given", () => {
    const { settings, warnings } = read({
      mode: "voice+text",
      position: "bottom-left",
      primaryColor: "#A0b1C2",
      dismissEnabled: "false",
      variables: '{"page":"/rooms"}',
      buttonLabel: " Ask us ",
    });
    expect(settings).toMatchObject({
      mode: "voice+text",
      position: "bottom-left",
      primaryColor: "#A0b1C2",
      dismissEnabled: false,
      variables: { page: "/rooms" },
      buttonLabel: "Ask us",
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    ["mode", "loud", "text-only"],
    ["position", "top", "bottom-right"],
    ["primaryColor", "red; background: url(https://evil.test)", "#1a5fb4"],
    ["dismissEnabled", "no", true],
    ["variables", "page=1", {}],
    ["variables", '{"page":1}', {}],
  ])("that cannot be read are said to be wrong, and left out: %s %j", (name, value, instead) => {
    const { settings, warnings } = read({ [name]: value });
    expect(settings[name as keyof typeof settings]).toEqual(instead);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(value);
  });
});
