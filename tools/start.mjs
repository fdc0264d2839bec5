/** `npm start [-- --port N] [-- --no-isolation]`: sets up what is missing, builds, serves, prints the address. */
import { build } from './build.mjs';
import { tool } from './run.mjs';
import { serveOptions, serveUntilStopped } from './serve.mjs';
import { setup } from './setup.mjs';

await tool(async () => {
  await setup();
  await build();
  await serveUntilStopped(serveOptions(process.argv.slice(2)));
});
