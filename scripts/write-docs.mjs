// Writes the pages of docs/ that are made from the code. Run by `npm run docs`, after a build.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../dist/api/openapi/document.js';
import { routes } from '../dist/api/routes.js';
import { generatedPages } from '../dist/app/pages/generated-pages.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const pages = {
  ...generatedPages(),
  'docs/openapi.json': `${JSON.stringify(openApiDocument(routes), null, 2)}\n`,
};
for (const [path, text] of Object.entries(pages)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  process.stderr.write(`${path}\n`);
}
