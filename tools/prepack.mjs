/** `npm pack`: checks that everything is built, because a package works without Rust. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { tool } from './run.mjs';
import { GENOMIC_FILES, OFFLINE_LIST, root } from './site.mjs';
import { changedExamples } from './solve/digests.mjs';

await tool(async () => {
  const missing = [
    ...['pkg/package.json', OFFLINE_LIST, GENOMIC_FILES].filter(file => !existsSync(join(root, file))),
    ...changedExamples().map(file => `www/examples/${file}`),
  ];
  if (missing.length > 0) throw new Error(`Not built: ${missing.join(', ')}. Run npm run build first.`);
});
