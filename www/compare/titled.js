/** What a motif is called: its identifier, and its name where that is another one. */

/** @param {{id: string, name: string}} motif */
export function titled({ id, name }) {
  return name && name !== id ? `${id} ${name}` : id;
}
