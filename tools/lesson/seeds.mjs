/**
 * `node tools/lesson/seeds.mjs [COUNT] [FOLDER]`: trains the toy with the engine in Node from the seeds 1 to COUNT, 20 by
 * default, and says how many networks tell 95 % of held-out sequences right and show both facets, and how long each took.
 * With FOLDER the networks are written there. To be run by hand after `npm run build`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Session } from '../headless/session.mjs';
import { say, tool } from '../run.mjs';

const ACCURACY = 0.95;
const FACETS = 2;

await tool(async () => {
  const [count = '20', folder] = process.argv.slice(2);
  if (folder) await mkdir(folder, { recursive: true });
  const session = await Session.start({});
  try {
    let good = 0;
    const seconds = [];
    for (let seed = 1; seed <= Number(count); seed++) {
      const { model, ...trained } = await session.call('lesson.train', { seed });
      const both = trained.accuracy >= ACCURACY && trained.facets_found === FACETS;
      good += Number(both);
      seconds.push(trained.seconds);
      say(
        `seed ${seed}: accuracy ${trained.accuracy}, facets ${trained.facets_found}, ${trained.seconds.toFixed(2)} s`,
      );
      if (folder) await writeFile(join(folder, `toy-${seed}.onnx`), Uint8Array.from(Object.values(model)));
    }
    seconds.sort((a, b) => a - b);
    const median = seconds[Math.floor(seconds.length / 2)];
    say(`${good} of ${count} reach ${ACCURACY} and show both facets; ${median.toFixed(2)} s a training (median).`);
  } finally {
    await session.close();
  }
});
