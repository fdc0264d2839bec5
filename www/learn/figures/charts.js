/**
 * Ordinary charts, by ECharts: drawn as SVG when they come into view, in the colours of the page, without motion where
 * none is wanted. The library is fetched with the first chart.
 */
import { h } from '../../ui/dom.js';

/** @typedef {import('../../../node_modules/echarts/types/dist/echarts.js').EChartsOption} ChartOption */
/** @typedef {(name: string) => string} Colour by the name of a token, `accent` */

const LIBRARY = '../../vendor/echarts.js';

/** @type {Promise<typeof import('../../../node_modules/echarts/types/dist/echarts.js')> | null} */
let library = null;

const DARK = matchMedia('(prefers-color-scheme: dark)');
const CALM = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * @param {string} label for screen readers; the table next to it has the numbers
 * @param {{kind?: string, onclick?: (point: {seriesIndex: number, dataIndex: number}) => void}} [options]
 * @returns {{element: HTMLElement, show: (option: (colour: Colour) => ChartOption, description?: string) => void}}
 */
export function chart(label, { kind = '', onclick } = {}) {
  const element = h('div', { class: `chart ${kind}`, role: 'img', 'aria-label': label });
  /** @type {import('../../../node_modules/echarts/types/dist/echarts.js').ECharts | null} */
  let drawn = null;
  /** @type {((colour: Colour) => ChartOption) | null} */
  let wanted = null;
  let seen = false;

  const observer = new IntersectionObserver(
    entries => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      seen = true;
      draw();
    },
    { rootMargin: '300px' },
  );
  observer.observe(element);
  new ResizeObserver(() => drawn?.resize()).observe(element);
  DARK.addEventListener('change', draw);
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ['data-theme'] });

  async function draw() {
    if (!seen || !wanted) return;
    library ??= import(LIBRARY);
    const echarts = await library;
    if (!drawn) {
      drawn = echarts.init(element, null, { renderer: 'svg' });
      drawn.on('click', event =>
        onclick?.({ seriesIndex: event.seriesIndex ?? 0, dataIndex: /** @type {number} */ (event.dataIndex) }),
      );
    }
    drawn.setOption({ ...plain(colourOf), ...wanted(colourOf) }, { notMerge: true });
  }

  return {
    element,
    show(option, description) {
      wanted = option;
      if (description) element.setAttribute('aria-label', description);
      draw();
    },
  };
}

/** @param {string} name */
function colourOf(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** What all charts share. @param {Colour} colour @returns {ChartOption} */
function plain(colour) {
  return {
    animation: !CALM.matches,
    animationDuration: 300,
    animationDurationUpdate: 300,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour('ink') },
    grid: { left: 52, right: 16, top: 28, bottom: 40 },
  };
}

/**
 * An axis in the colours of the page.
 * @param {Colour} colour
 * @param {string} name
 * @param {object} [more]
 */
export function axis(colour, name, more = {}) {
  return {
    type: /** @type {const} */ ('value'),
    name,
    nameLocation: /** @type {const} */ ('middle'),
    nameGap: 28,
    nameTextStyle: { color: colour('soft') },
    axisLine: { show: true, lineStyle: { color: colour('edge') } },
    axisLabel: { color: colour('soft') },
    splitLine: { lineStyle: { color: colour('line') } },
    ...more,
  };
}

/** A little window with figures, in the colours of the page. @param {Colour} colour */
export function tip(colour) {
  return {
    backgroundColor: colour('paper'),
    borderColor: colour('edge'),
    textStyle: { color: colour('ink'), fontSize: 13 },
  };
}
