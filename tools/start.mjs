/** `npm start [-- --port N] [-- --no-isolation]`: sets up what is missing, builds, serves, prints the address. */
import { build } from './build.mjs';
import { run, tool } from './run.mjs';
import { setup } from './setup.mjs';

await tool(async () => {
  await setup();
  await build();
  await run(process.execPath, ['tools/serve.mjs', ...process.argv.slice(2)]);
});
