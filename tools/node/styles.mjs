/** Style sheets of the page as attributes of a drawing. Their selectors are of tags and classes; others match nothing. */

/** @typedef {import('../../www/figure/nodes.js').SvgNode} SvgNode */
/** @typedef {{path: string[], declarations: [name: string, value: string][]}} Rule the path from the outside to the inside */

const COMMENT = /\/\*[\s\S]*?\*\//g;
/** A block with rules inside, such as the dark colours: left out. */
const NESTED = /@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const BETWEEN_SELECTORS = /,(?![^(]*\))/;
const CHOICE = /:is\(([^)]*)\)/;
const VARIABLE = /var\((--[\w-]+)(?:,\s*([^()]*))?\)/;
const SIMPLE = /^(?:[a-z]+)?(?:\.[\w-]+)*$/;
const ROOT = ':root';

/** @param {string} css @returns {Rule[]} in their order: the last one counts */
export function readStyles(css) {
  const plain = css.replace(COMMENT, '').replace(NESTED, '');
  return [...plain.matchAll(RULE)].flatMap(([, selectors, body]) => {
    const declarations = body.split(';').flatMap(line => {
      const [, name, value] = /^\s*([\w-]+)\s*:\s*([\s\S]+?)\s*$/.exec(line) ?? [];
      return name ? [/** @type {[string, string]} */ ([name, value])] : [];
    });
    const each = selectors.split(BETWEEN_SELECTORS).flatMap(selector => choices(selector.trim()));
    return each.map(selector => ({ path: selector.split(/\s+/), declarations }));
  });
}

/** @param {string} selector @returns {string[]} without `:is` */
function choices(selector) {
  const [whole, list] = CHOICE.exec(selector) ?? [];
  return whole ? list.split(',').flatMap(one => choices(selector.replace(whole, one.trim()))) : [selector];
}

/**
 * A drawing whose attributes are what the rules say.
 * @param {SvgNode} svg
 * @param {Rule[]} rules
 * @returns {SvgNode}
 */
export function styled(svg, rules) {
  const colours = rules.filter(({ path }) => path.join() === ROOT).flatMap(({ declarations }) => declarations);
  return dressed(svg, [], Object.fromEntries(colours), rules);
}

/** @param {SvgNode} node @param {SvgNode[]} above from the outside @param {Record<string, string>} known values of variables @param {Rule[]} rules @returns {SvgNode} */
function dressed(node, above, known, rules) {
  const own = rules.filter(({ path }) => reaches(path, above, node)).flatMap(({ declarations }) => declarations);
  const variables = { ...known, ...Object.fromEntries(own.filter(([name]) => name.startsWith('--'))) };
  const values = own
    .filter(([name]) => !name.startsWith('--'))
    .map(([name, value]) => [name, resolved(value, variables)]);
  const { tag, attributes, children } = node;
  const inside = children.map(child =>
    typeof child === 'string' ? child : dressed(child, [...above, node], variables, rules),
  );
  return { tag, attributes: { ...attributes, ...Object.fromEntries(values) }, children: inside };
}

/** @param {string[]} path @param {SvgNode[]} above @param {SvgNode} node */
function reaches(path, above, node) {
  let at = path.length - 1;
  if (!fits(path[at], node)) return false;
  for (const outer of above.toReversed()) if (at > 0 && fits(path[at - 1], outer)) at -= 1;
  return at === 0;
}

/** @param {string} simple @param {SvgNode} node */
function fits(simple, { tag, attributes }) {
  const [name, ...classes] = simple.split('.');
  const own = (attributes.class ?? '').split(' ');
  return SIMPLE.test(simple) && (name === '' || name === tag) && classes.every(one => own.includes(one));
}

/** @param {string} value @param {Record<string, string>} variables @returns {string} */
function resolved(value, variables) {
  const [whole, name, otherwise = ''] = VARIABLE.exec(value) ?? [];
  return whole ? resolved(value.replace(whole, variables[name] ?? otherwise), variables) : value;
}
