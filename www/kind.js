/** What a file is for: networks are binary, reports are JSON, motif databases are text. The engine has the last word. */

/** Bytes that are looked at. */
const SAMPLE = 1024;

/** @param {Blob & {name: string}} file @returns {Promise<'network' | 'report' | 'motifs'>} */
export async function kindOf(file) {
  if (/\.json$/i.test(file.name)) return 'report';
  if (/\.onnx$/i.test(file.name)) return 'network';
  if (/\.(meme|transfac|jaspar|pfm|pcm|pwm|ppm|mat|txt)$/i.test(file.name)) return 'motifs';
  return isText(new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer())) ? 'motifs' : 'network';
}

/** Whether there is something, and no control characters but white space. @param {Uint8Array} bytes */
function isText(bytes) {
  return bytes.length > 0 && bytes.every(byte => byte >= 32 || (byte >= 9 && byte <= 13));
}
