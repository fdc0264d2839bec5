/** The measurements as one table for the terminal. */

const HEAD = ['network', 'layer', 'operation', 'contender', 'threads', 'sequences/s', 'GFLOP/s', 'memory'];

/**
 * @param {{machine: string} & import('./measure.mjs').Measurements} result
 * @returns {string}
 */
export function table({ machine, peak_gflops, rows }) {
  const cells = rows.map(row => [
    row.network,
    String(row.layer),
    row.operation,
    row.contender,
    String(row.threads),
    row.sequences_per_second.toFixed(0),
    row.gflops?.toFixed(2) ?? '',
    `${(row.bytes / 1e6).toFixed(0)} MB`,
  ]);
  const lines = [HEAD, ...cells];
  const widths = HEAD.map((_, column) => Math.max(...lines.map(line => line[column].length)));
  const text = lines.map(line =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return `${machine}; multiply-add peak of one thread ${peak_gflops.toFixed(1)} GFLOP/s\n\n${text.join('\n')}\n`;
}
