/** In a worker: the text of a panic. It is printed before the module traps and is the only description of the error. */
let printed = '';

const print = console.error;
console.error = (...parts) => {
  printed = parts.map(String).join(' ');
  print(...parts);
};

/** @param {unknown} error that the module threw @returns {string} the reason, as well as it is known */
export function reasonOf(error) {
  if (error instanceof WebAssembly.RuntimeError) return printed || error.message;
  return error instanceof Error ? error.message : String(error);
}
