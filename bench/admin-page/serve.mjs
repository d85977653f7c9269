import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';

/** Builds the Admin page over a million events and serves it: its address, and how to stop. */
export async function serveAdminPage() {
  const outDir = mkdtempSync(join(tmpdir(), 'usagekit-admin-'));
  const root = fileURLToPath(new URL('.', import.meta.url));
  const config = { configFile: false, logLevel: 'error', root, base: './' };
  await build({
    ...config,
    plugins: [react()],
    worker: { format: 'es' },
    build: { outDir, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
  });
  const server = await preview({ ...config, build: { outDir }, preview: { port: 0 } });
  return {
    address: `${server.resolvedUrls.local[0]}index.html`,
    async close() {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
