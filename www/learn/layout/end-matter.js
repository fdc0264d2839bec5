/** What stands behind the steps: glossary and sources. */
import { h } from '../../ui/dom.js';
import { SOURCES, TEXTS } from '../../texts/learn.js';
import { glossaryList } from './glossary.js';
import { stepSection } from './step.js';

/** @returns {DocumentFragment} */
export function endMatter() {
  const both = document.createDocumentFragment();
  const sources = Object.values(SOURCES).map(({ title, url }) =>
    h('li', {}, `${title} `, h('a', { href: url, rel: 'noreferrer' }, url.replace('https://', ''))),
  );
  both.append(
    stepSection('glossary', null, TEXTS.glossary, glossaryList()),
    stepSection('sources', null, TEXTS.sources, h('ul', { class: 'sources' }, ...sources)),
  );
  return both;
}
