/** How many threads the engine gets: no more than there are processors, nor than fit in memory. */
import { availableParallelism, freemem } from 'node:os';

/** What Node and the engine take before they compute, and what each thread adds, bytes: measured with small networks. */
const [BASE, PER_THREAD] = [250e6, 20e6];

/**
 * @param {number | undefined} wished all processors by default
 * @param {{processors?: number, memory?: number, say?: (text: string) => void}} [machine]
 * @returns {number} threads to use; what is less than was wished is said
 */
export function allowedThreads(wished, machine = {}) {
  const { processors = availableParallelism(), memory = freeMemory(), say = toStderr } = machine;
  const wanted = wished ?? processors;
  const fitting = Math.max(1, Math.floor((memory - BASE) / PER_THREAD));
  const threads = Math.min(wanted, processors, fitting);
  if (threads < wanted) {
    const reason =
      threads < processors ? `${Math.round(memory / 1e6)} MB of memory are free` : 'there are no more processors';
    say(`${threads} of ${wanted} threads are used: ${reason}`);
  }
  return threads;
}

/** Bytes that this program may still take. */
function freeMemory() {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, freemem()) : freemem();
}

/** @param {string} text */
function toStderr(text) {
  process.stderr.write(`${text}\n`);
}
