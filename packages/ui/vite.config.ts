import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The server that `vite` and `vite preview` ask while one works on the pages. */
const server = process.env.LEEWARD_URL ?? 'http://localhost:8080';
const proxy = { '^/(api|ui|auth/(session|token))(/|$)': { target: server } };

/** Shorter ones are not worth it. */
const leastBytes = 1_024;

/** Each script, style and image of text stands compressed beside itself, for the server to send as it is. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((each) => /\.(js|css|svg)$/.test(each))) {
      const content = await readFile(join(dir, name));
      if (content.length >= leastBytes) await writeFile(join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

export default defineConfig({
  // Relative assets and the <base> of index.html let the pages be served below any path.
  base: './',
  plugins: [react(), compressed],
  build: { target: 'es2022', modulePreload: { polyfill: false }, reportCompressedSize: true },
  server: { proxy },
  preview: { proxy },
});
