/** What the libraries take from pako where a browser cannot unpack by itself: fflate, which is in the bundle anyway, does it. */
export { gunzipSync as ungzip } from 'fflate';
