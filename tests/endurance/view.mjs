/** In the page: what the workbench says, place by place, for the comparison of one place with another. */

/** @typedef {ReturnType<typeof look>} View */

/** Runs in the page. */
export function look() {
  const one = (/** @type {string} */ selector) => document.querySelector(selector);
  const text = (/** @type {string} */ selector) => one(selector)?.textContent ?? '';
  const texts = (/** @type {string} */ selector) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
  const count = (/** @type {string} */ selector) => document.querySelectorAll(selector).length;
  const isOn = (/** @type {string} */ selector) => one(`${selector}:not(:disabled)`) !== null;
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  const widest = () => {
    if (document.documentElement.scrollWidth <= innerWidth) return '';
    const isScrolled = (/** @type {Element} */ element) => getComputedStyle(element).overflowX !== 'visible';
    const sticksOut = [...document.querySelectorAll('body *')].filter(element => {
      for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
        if (isScrolled(around)) return false;
      }
      const { right } = element.getBoundingClientRect();
      return (
        Math.max(right, right - element.clientWidth + (isScrolled(element) ? 0 : element.scrollWidth)) + scrollX >
        innerWidth + 1
      );
    });
    const last = sticksOut.at(-1);
    return last ? `${last.localName}.${last.getAttribute('class')}: ${last.textContent?.slice(0, 60)}` : '';
  };
  /** How many of the facets are shown: `All 16 facets.` or `202 of 248 facets`. */
  const facetsSaid = () => {
    const [, shown, all] = /^(?:All |No |([\d,]+) of )?([\d,]+) facet/.exec(text('#facets-shown')) ?? [];
    const number = (/** @type {string | undefined} */ said) => Number((said ?? '0').replaceAll(',', ''));
    return { shown: number(shown ?? all), all: number(all), isEmpty: all === undefined };
  };
  const layerOfWall = () => {
    const layer = /** @type {HTMLSelectElement | null} */ (one('#wall-layer'));
    return layer && layer.options.length > 1 && layer.value !== 'all' ? `layer ${layer.value}` : '';
  };
  const bar = /** @type {HTMLProgressElement | null} */ (one('.live > progress'));
  const methods = one('#methods');
  return {
    isWorkbench: one('#scan > *') !== null, // the last area that is built
    area: { shown: one('main')?.getAttribute('data-area') ?? '', marked: texts('.areas [aria-current]') },
    bar: {
      subject: text('.run-subject'),
      words: text('.run-progress:not([hidden]) > span'),
      stage: one('.run-progress > span')?.getAttribute('title') ?? '',
    },
    title: document.title,
    text: document.body.innerText,
    width: document.documentElement.scrollWidth,
    widest: widest(),
    windowWidth: innerWidth,
    repeatedIds: ids.filter((id, i) => ids.indexOf(id) !== i),
    engine: { state: one('#engine-status')?.getAttribute('data-state') ?? '', text: text('#engine-status') },
    problem: text('.problem-code'),
    opening: { busy: one('.opened')?.getAttribute('aria-busy') === 'true', bar: count('.opened progress') > 0 },
    network: text('.facts strong'),
    picture: text('#picture').trim(),
    layers: text('#network .table-intro, #network .hint'),
    pressedExamples: [...document.querySelectorAll('.gallery [aria-pressed=true]')].map(({ id }) => id),
    run: {
      status: one('.live')?.getAttribute('data-status') ?? '',
      stage: text('.stage'),
      left: text('.remaining'),
      share: bar?.value ?? 0,
      figures: Object.fromEntries(
        [...document.querySelectorAll('.figures > div')].map(({ children }) => [
          children[0].textContent,
          children[1].textContent,
        ]),
      ),
      start: isOn('#start'),
      pause: isOn('#pause'),
      cancel: isOn('#cancel'),
      pauseText: text('#pause'),
    },
    forecast: text('.forecast'),
    questions: [...document.querySelectorAll('.ask')].map(ask => ({
      text: ask.querySelector('button')?.textContent ?? '',
      on: ask.querySelector('button:not(:disabled)') !== null,
      bar: ask.querySelector('progress:not([hidden])') !== null,
    })),
    provenance: texts('.result-head .provenance'),
    notes: texts('.result-head .note'),
    neurons: [...document.querySelectorAll('.neuron-list tbody tr')].map(row => ({
      cells: [...row.children].map(({ textContent }) => textContent ?? ''),
      chosen: row.querySelector('[aria-pressed=true]') !== null,
    })),
    /** What leaves neurons out of the list. */
    searched: ['#neurons-table-search', '#wall-search', '#wall-family', '#wall-decoupling']
      .map(selector => /** @type {HTMLInputElement | null} */ (one(selector))?.value ?? '')
      .concat(one('#wall-starred:checked') ? 'starred' : '', layerOfWall())
      .join(''),
    neuron: {
      heading: text('.neuron > h3'),
      how: texts('.neuron > .how-found > .how').join(' '),
      tabs: [...document.querySelectorAll('.neuron [role=tab]')].map(tab => ({
        name: tab.textContent ?? '',
        open: tab.getAttribute('aria-selected') === 'true',
        panel: isOn(`[id="${tab.getAttribute('aria-controls')}"]:not([hidden])`),
      })),
      /** Null where nobody has opened their tab. */
      facets: one('#facets-shown') && facetsSaid(),
      tables: texts('#neuron-panel-facets > details > summary'),
    },
    comparing: one('#stop-annotation') !== null,
    methods: { text: methods?.textContent ?? '', bar: one('.methods progress:not([hidden])') !== null },
    veil: isOn('#drop:not([hidden])'),
  };
}
