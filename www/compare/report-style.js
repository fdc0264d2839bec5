/** The style of a saved comparison: the file stands alone, in light and dark and on paper. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1b2127; --quiet: #5a6570; --line: #d9dfe5; --link: #1f5fbf; --band: #e3eefb; --note: #8a5a00; }
@media (prefers-color-scheme: dark) {
  :root { --page: #15181c; --text: #e4e8ec; --quiet: #9aa6b2; --line: #333b43; --link: #86b4ff; --band: #24344a; --note: #e5b45a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem clamp(1rem, 4vw, 2.5rem) 4rem; background: var(--page); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
h1, h2 { line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.25rem; }
p { max-width: 52rem; margin: .5rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
dl { display: grid; grid-template-columns: fit-content(14rem) 1fr; gap: .25rem 1rem; margin: 0; }
dt, .quiet { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.note { color: var(--note); }
nav ul { columns: 16rem; margin: 0; padding-left: 1.25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; }
th, td { white-space: nowrap; }
td:first-child { min-width: 14rem; white-space: normal; }
.aligned { position: relative; display: grid; gap: 4px; width: max-content; }
.band { position: absolute; inset-block: 0; background: var(--band); }
svg { position: relative; display: block; }
@media print {
  :root { color-scheme: light; --page: #fff; --text: #000; --quiet: #444; --line: #bbb; --band: #e3eefb; }
  .scroll { overflow: visible; }
  tr, svg { break-inside: avoid; }
}
`;
