/** Best and mean activation by generation, as a small plot; the figures next to it give the same values as text. */
import { figure } from '../../texts/format.js';
import { RUN } from '../../texts/workbench.js';
import { plotDrawing } from '../../ui/plot-drawing.js';

/** @typedef {import('../../session/state.js').TracePoint} TracePoint */

const SIZE = { width: 360, height: 160, legend: true };
/** Generations that the axis has from the beginning. */
const FIRST = 10;

/** @param {TracePoint[]} trace of one neuron */
export function tracePlot(trace) {
  const last = trace.at(-1);
  const series = [
    { name: RUN.plot.best, values: trace.map(({ best }) => best) },
    { name: RUN.plot.mean, values: trace.map(({ mean }) => mean) },
  ];
  const { svg } = plotDrawing(
    {
      places: trace.map(({ generation }) => generation),
      series,
      x: { name: RUN.plot.generation },
      y: { name: RUN.plot.activation },
      range: [0, FIRST],
    },
    SIZE,
  );
  svg.setAttribute('role', 'img');
  svg.setAttribute(
    'aria-label',
    last ? RUN.plot.label(figure(last.best), figure(last.mean), last.generation) : RUN.plot.empty,
  );
  return svg;
}
