import { defineConfig } from "vite";

// A single classic script without imports: pages need one script tag, and their CSP one source.
export default defineConfig({
  build: {
    target: "es2022",
    lib: { entry: "src/widget.ts", formats: ["iife"], name: "hyponema", fileName: () => "widget.js" },
  },
});
