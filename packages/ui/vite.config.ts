import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server that `vite` and `vite preview` ask while one works on the pages. */
const server = process.env.LEEWARD_URL ?? 'http://localhost:8080';
const proxy = { '^/(api|ui|auth/(session|token))(/|$)': { target: server } };

export default defineConfig({
  // Relative assets and the <base> of index.html let the pages be served below any path.
  base: './',
  plugins: [react()],
  build: { target: 'es2022', modulePreload: { polyfill: false }, reportCompressedSize: true },
  server: { proxy },
  preview: { proxy },
});
