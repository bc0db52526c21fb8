import { describe, expect, test } from "vitest";
import { contrastRatio, legible, readableOn } from "./colors.ts";

const COLORS = ["#1a5fb4", "#ffffff", "#000000", "#ffd400", "#777777", "#e01b24", "#00ff88", "#2b0a3d"];

describe("a primary colour, whichever it is", () => {
  test.each(COLORS)("%s carries text that can be read", (color) => {
    expect(contrastRatio(readableOn(color), color)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(COLORS.flatMap((color) => [[color, "#ffffff"] as const, [color, "#17191e"] as const]))(
    "%s gives text that can be read on %s",
    (color, background) => {
      expect(contrastRatio(legible(color, background), background)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test("stays what it is where it can be read already", () => {
    expect(legible("#1a5fb4", "#ffffff")).toBe("#1a5fb4");
    expect(contrastRatio("#000000", "#ffffff")).toBe(21);
  });
});
