import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const out = join(import.meta.dirname, 'dist', 'web');

/** Writes a .br and a .gz beside every text file, so that the server never compresses on the way. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  closeBundle() {
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(js|css|svg|json)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
    }
  },
});

/** Rules antd adds while running go where a page without inline styles allows them. */
const adoptedStyles = (): Plugin => ({
  name: 'adopted-styles',
  enforce: 'pre',
  resolveId: (source) =>
    /(^|\/)Dom\/dynamicCSS(\.js)?$/.test(source)
      ? join(import.meta.dirname, 'src', 'web', 'look', 'dynamic-css.ts')
      : null,
});

export default defineConfig({
  root: join(import.meta.dirname, 'src', 'web'),
  plugins: [adoptedStyles(), react(), precompress()],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'chrome88',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
