/** The readable copy's look: paper and ink, dark where the reader's system is, and fit to be printed. */
export const copyStyle = `
:root { color-scheme: light dark; --paper: #fbfaf8; --card: #fff; --ink: #24211d; --quiet: #645f57; --line: #e3dfd8; --accent: #8a3d1d; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #191715; --card: #221f1c; --ink: #efebe5; --quiet: #aca59a; --line: #39342e; --accent: #e5a184; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 3rem 1.5rem 6rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 0 0 .25rem; }
header p { max-width: 44rem; }
.quiet { color: var(--quiet); }
nav { border: 1px solid var(--line); border-radius: 12px; background: var(--card); padding: 1rem 1.25rem; margin: 1.5rem 0; }
nav ul { columns: 2; margin: .5rem 0 0; padding: 0; list-style: none; }
a { color: var(--accent); }
section { margin-top: 2.75rem; }
section > p { margin: 0 0 .75rem; }
dl { margin: 0 0 .75rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); break-inside: avoid; }
dl div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; padding: .15rem 0; }
dt { color: var(--quiet); }
dd ul { margin: 0; padding: 0; list-style: none; white-space: normal; }
dd ul ul { padding-left: 1rem; border-left: 2px solid var(--line); }
dd li { white-space: pre-wrap; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; padding: .3rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
td:last-child, th:last-child { text-align: right; font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) { dl div { grid-template-columns: 1fr; gap: 0; } nav ul { columns: 1; } }
@media print { body { background: #fff; } main { max-width: none; padding: 0; } nav { display: none; } }
`;
