import { defineConfig } from "vite";

// One classic script without imports, so that a page needs one tag and its policy one source.
export default defineConfig({
  build: {
    target: "es2022",
    lib: { entry: "src/widget.ts", formats: ["iife"], name: "hyponema", fileName: () => "widget.js" },
  },
});
