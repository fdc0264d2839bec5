/** The section of the export guide that helps with a refusal. */

/** Address of the export guide, relative to the other pages. */
export const EXPORT_PAGE = 'export.html';

/** Codes of refusals that another export resolves, a pattern of their messages, and the section of the guide. @type {[string, RegExp, string][]} */
export const PLACES = [
  ['onnx.not-onnx', /Keras/, 'keras'],
  ['onnx.not-onnx', /PyTorch|pickle/, 'pytorch'],
  ['onnx.not-onnx', /TensorFlow/, 'tf2onnx'],
  ['onnx.not-onnx', /./, 'other-files'],
  ['onnx.external-data', /./, 'external-data'],
  ['page.weights-alone', /./, 'external-data'],
  ['onnx.unsupported-op', /./, 'unsupported-op'],
  ['onnx.unsupported-layout', /./, 'unsupported-layout'],
  ['onnx.no-convolution', /./, 'no-convolution'],
  ['onnx.malformed', /./, 'malformed'],
  ['network.alphabet', /./, 'alphabet'],
  ['network.input-length', /./, 'input-length'],
  ['network.not-finite', /./, 'not-finite'],
  ['network.memory', /./, 'memory'],
];

/**
 * @param {{code: string, message: string}} problem
 * @returns {string | null} an address, where the page on exporting has something to say
 */
export function exportHelp({ code, message }) {
  const place = PLACES.find(([of, holds]) => of === code && holds.test(message));
  return place ? `${EXPORT_PAGE}#${place[2]}` : null;
}
