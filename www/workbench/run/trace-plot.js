/** Best and mean activation by generation, as a small plot; the figures next to it give the same values as text. */
import { figure } from '../../texts/format.js';
import { RUN } from '../../texts/workbench.js';
import { s } from '../../ui/dom.js';

/** @typedef {import('../../session/state.js').TracePoint} TracePoint */

const WIDTH = 360;
const HEIGHT = 140;
const LEFT = 44;
const BOTTOM = 20;
const TOP = 8;

/** @param {TracePoint[]} trace of one neuron */
export function tracePlot(trace) {
  const last = trace.at(-1);
  const label = last ? RUN.plot.label(figure(last.best), figure(last.mean), last.generation) : RUN.plot.empty;
  const top = Math.max(...trace.map(({ best }) => best), 1e-9);
  const low = Math.min(...trace.map(({ mean }) => mean), 0);
  const end = Math.max(last?.generation ?? 0, 10);
  const x = (/** @type {number} */ generation) => LEFT + ((WIDTH - LEFT - 4) * generation) / end;
  const y = (/** @type {number} */ value) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (top - low));
  const line = (/** @type {'best' | 'mean'} */ name) =>
    s('polyline', {
      class: `line ${name}`,
      points: trace.map(point => `${x(point.generation)},${y(point[name])}`).join(' '),
    });
  return s(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label },
    s('path', { class: 'axis', d: `M${LEFT},${TOP}V${HEIGHT - BOTTOM}H${WIDTH - 4}` }),
    s('text', { x: LEFT - 6, y: TOP + 8, 'text-anchor': 'end' }, trace.length ? figure(top) : ''),
    s('text', { x: LEFT - 6, y: HEIGHT - BOTTOM, 'text-anchor': 'end' }, trace.length ? figure(low) : ''),
    s('text', { x: LEFT, y: HEIGHT - 5 }, RUN.plot.generation),
    s('text', { x: WIDTH - 4, y: HEIGHT - 5, 'text-anchor': 'end' }, end),
    line('mean'),
    line('best'),
    last
      ? s(
          'text',
          { class: 'best', x: x(last.generation) - 4, y: y(last.best) + 14, 'text-anchor': 'end' },
          RUN.plot.best,
        )
      : null,
    last
      ? s(
          'text',
          {
            class: 'mean',
            x: x(last.generation) - 4,
            y: Math.min(y(last.mean) + 14, HEIGHT - BOTTOM - 4),
            'text-anchor': 'end',
          },
          RUN.plot.mean,
        )
      : null,
  );
}
