// Every library for another platform that a dependency may want must stand in the lock file, or `npm ci` fails there.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !locked.has(name))
    .map((name) => `${path || 'package.json'} wants ${name}, which is not in package-lock.json`),
);
for (const line of missing) console.error(line);
if (missing.length > 0) {
  console.error('Choose a version whose platform packages all exist, and install it again.');
  process.exit(1);
}
