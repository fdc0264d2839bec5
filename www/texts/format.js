/** Numbers as people read them. */

/** Without `Intl.NumberFormat`: to make the first one takes some 20 ms. @param {number} value a whole number, `65,536` */
export function count(value) {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** @param {number} value @param {string} singular @param {string} [plural] `1 facet`, `3 facets` */
export function counted(value, singular, plural = `${singular}s`) {
  return `${count(value)} ${value === 1 ? singular : plural}`;
}

/** @param {number} value a figure with about three significant digits; very small ones as `3.1e-7` */
export function figure(value) {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 1e-3 || size >= 1e6) return value.toExponential(1);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4);
}

/** @param {number} value a figure with a minus sign as in print, `−3.1` */
export function signed(value) {
  return figure(value).replace('-', '−');
}

/**
 * A mean and its standard error, to two digits of the error: `8.96 ± 0.23`.
 * @param {number} mean
 * @param {number} error
 */
export function measured(mean, error) {
  if (!(error > 0)) return signed(mean);
  const digits = Math.min(Math.max(1 - Math.floor(Math.log10(error)), 0), 6);
  return `${mean.toFixed(digits).replace('-', '−')} ± ${error.toFixed(digits)}`;
}

/** @param {number} value 0 … 1, `42 %` */
export function percent(value) {
  return `${Math.floor(100 * value)} %`;
}

/** @param {number} value a share to the nearest percent, `42 %`, with one decimal below 10 %, `1.3 %` */
export function sharePercent(value) {
  return `${(100 * value).toFixed(value < 0.0995 ? 1 : 0)} %`;
}

/** @param {number} seconds `< 1 s`, `12 s`, `3 min 20 s`, `2 h 5 min` */
export function duration(seconds) {
  if (!Number.isFinite(seconds)) return 'unknown';
  if (seconds < 1) return '< 1 s';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 ? ` ${whole % 60} s` : ''}`;
  const minutes = Math.floor((whole % 3600) / 60);
  return `${count(Math.floor(whole / 3600))} h${minutes ? ` ${minutes} min` : ''}`;
}

/** Seconds between which a range is rounded outwards, up to a day. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[0, 5, 10, 15, 20, 30, 45],
  ...[1, 1.5, 2, 3, 4, 5, 7, 10, 15, 20, 30, 45].map(minutes => minutes * MINUTE),
  ...[1, 1.5, 2, 3, 4, 6, 8, 12, 18, 24].map(hours => hours * HOUR),
];

/**
 * A range of time, rounded outwards so that it does not flicker: `20 to 45 s`, `45 s to 2 min`, `less than 5 s`.
 * @param {number} from seconds
 * @param {number} to
 */
export function durations(from, to) {
  const lower = from < DAY ? (STEPS.findLast(step => step <= from) ?? 0) : Math.floor(from / DAY) * DAY;
  const upper = STEPS.find(step => step >= to && step > lower) ?? Math.max(Math.ceil(to / DAY) * DAY, lower + DAY);
  if (lower === 0) return `less than ${duration(upper)}`;
  const [first, last] = [duration(lower), duration(upper)].map(text => text.split(' '));
  const isShared = first.length === 2 && last.length === 2 && first[1] === last[1];
  return `${isShared ? first[0] : first.join(' ')} to ${last.join(' ')}`;
}

/** @param {number} value `84 MB` */
export function bytes(value) {
  if (value < 1e3) return `${value} bytes`;
  if (value < 1e6) return `${Math.round(value / 1e3)} kB`;
  if (value < 1e9) return `${Math.round(value / 1e6)} MB`;
  return `${(value / 1e9).toFixed(1)} GB`;
}

/** @param {number} bp signed, `+2 bp`; a true minus sign */
export function shift(bp) {
  return `${bp > 0 ? '+' : bp < 0 ? '−' : ''}${Math.abs(bp)} bp`;
}

/** @param {number} value a p-, E- or q-value: `0.012`, `3.1e-9`; around 0.001, where “resembles” begins, with more digits */
export function significance(value) {
  if (value === 0) return '0';
  if (value < 1e-3) return value.toExponential(1);
  return value < 0.01 ? String(Number(value.toPrecision(3))) : value.toFixed(value < 10 ? 3 : 0);
}
