import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { advisories } from '../../tools/audit/advisories.mjs';
import { permits } from '../../tools/audit/licence.mjs';

test('a licence expression is permitted when the allowed licences suffice', () => {
  const allowed = ['MIT', 'Unicode-3.0', 'Apache-2.0 WITH LLVM-exception'];
  for (const expression of [
    'MIT',
    'GPL-3.0 OR MIT',
    'Apache-2.0/MIT',
    '(GPL-3.0 OR MIT) AND Unicode-3.0',
    'Apache-2.0 WITH LLVM-exception',
  ]) {
    assert.ok(permits(expression, allowed), expression);
  }
  for (const expression of [
    '',
    'GPL-3.0',
    'MIT AND GPL-3.0',
    'MIT OR Unicode-3.0 AND',
    'Apache-2.0',
    'MIT OR GPL-3.0)',
  ]) {
    assert.ok(!permits(expression, allowed), expression);
  }
});

test('advisories are matched to the packages that were asked about', async () => {
  const server = createServer(async (request, response) => {
    const { queries } = JSON.parse((await request.toArray()).join(''));
    const results = queries.map((/** @type {{package: {name: string}}} */ query) =>
      query.package.name === 'leaky' ? { vulns: [{ id: 'RUSTSEC-1' }] } : {},
    );
    response.end(JSON.stringify({ results }));
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const sound = /** @type {const} */ ({ ecosystem: 'npm', name: 'sound', version: '1.0.0' });
  const leaky = /** @type {const} */ ({ ecosystem: 'crates.io', name: 'leaky', version: '2.0.0' });
  const found = await advisories([sound, leaky], `http://127.0.0.1:${port}/`);
  server.close();
  assert.deepEqual(found, [{ package: leaky, advisory: 'RUSTSEC-1' }]);
});
