/** Ink on white paper, in the letters of the application; the host serves them with the sheet. */
export const printStyle = `
@font-face { font-family: "Inter Variable"; font-weight: 100 900; src: url("/inter-latin-ext.woff2") format("woff2");
  unicode-range: U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0; }
@font-face { font-family: "Inter Variable"; font-weight: 100 900; src: url("/inter-latin.woff2") format("woff2");
  unicode-range: U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2190-2193, U+2212, U+2215; }
:root { color-scheme: light; --ink: #24211d; --quiet: #645f57; --line: #ddd8d0; --accent: #8a3d1d; }
* { box-sizing: border-box; }
html { font: 9.5pt/1.5 "Inter Variable", system-ui, sans-serif; color: var(--ink); background: #fff; }
body, main { margin: 0; }
h1 { font-size: 24pt; line-height: 1.15; font-weight: 600; letter-spacing: -0.02em; margin: 0 0 10pt; }
h2 { font-size: 13pt; line-height: 1.3; font-weight: 600; letter-spacing: -0.01em; margin: 0 0 2pt; break-after: avoid; }
h3 { font-size: 10pt; font-weight: 600; margin: 10pt 0 2pt; break-after: avoid; }
p { margin: 0 0 5pt; max-width: 132mm; }
header { padding-bottom: 12pt; margin-bottom: 6pt; border-bottom: 1.5pt solid var(--accent); }
header p { font-size: 10.5pt; }
section { margin-top: 20pt; }
h2 + p { break-after: avoid; }
.quiet { color: var(--quiet); }
dl { margin: 0; padding: 6pt 0; border-top: .5pt solid var(--line); }
dl div { display: flow-root; padding: 1pt 0; }
dt { float: left; width: 38mm; color: var(--quiet); }
dd { margin: 0 0 0 43mm; white-space: pre-wrap; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
dd ul { margin: 0; padding: 0; list-style: none; max-width: none; white-space: normal; }
dd ul ul { padding-left: 8pt; border-left: 1pt solid var(--line); }
dd li { margin: 0; white-space: pre-wrap; }
dl:not(.long) { break-inside: avoid; }
pre, code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 8pt; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 4pt 0 0; }
table { width: 100%; border-collapse: collapse; margin-top: 6pt; font-size: 9pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: top; padding: 3.5pt 8pt 3.5pt 0; border-bottom: .5pt solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--quiet); font-weight: 500; border-bottom-width: 1pt; }
th[scope=row] { font-weight: 500; }
.figure { text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; white-space: nowrap; }
ul { margin: 4pt 0 0; padding-left: 12pt; max-width: 140mm; }
li { margin-bottom: 2pt; }
.places { font-size: 8pt; line-height: 1.6; color: var(--quiet); }
.places code { color: var(--ink); }
.card { border-top: .5pt solid var(--line); padding: 8pt 0 6pt; break-inside: avoid; }
.card h3 { margin-top: 0; }
.card dl { border: 0; padding: 2pt 0; }
`;
