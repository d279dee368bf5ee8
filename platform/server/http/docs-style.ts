/**
 * The look of the API page: the colours and sizes of the app, in a file of its own because no style stands in the page.
 */
export const docsStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1a1d21, #e6e8eb); --dim: light-dark(#5b636d, #9aa3ad);
  --line: light-dark(#e3e6ea, #2c3238); --ground: light-dark(#fff, #14171a); --raised: light-dark(#f6f7f9, #1b1f23);
  --accent: light-dark(#2457c5, #86aef9); }
* { box-sizing: border-box; }
html { scroll-padding-top: 16px; }
body { margin: 0; display: grid; grid-template-columns: 200px minmax(0, 1fr); background: var(--ground); color: var(--ink);
  font: 14px/20px Inter, 'Inter Variable', system-ui, sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
code, pre { font: 12.5px/20px ui-monospace, 'SF Mono', Menlo, Consolas, monospace; }
nav { position: sticky; top: 0; align-self: start; height: 100vh; padding: 20px 12px; border-right: 1px solid var(--line);
  display: flex; flex-direction: column; gap: 2px; }
nav a { color: inherit; padding: 4px 8px; border-radius: 4px; display: flex; justify-content: space-between; }
nav a:hover { background: var(--raised); text-decoration: none; }
nav .home { font-weight: 650; margin-bottom: 12px; } nav span, dt span, em { color: var(--dim); font-style: normal; }
main { max-width: 920px; padding: 28px 32px 80px; }
h1 { font-size: 22px; line-height: 28px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 36px 0 8px; }
h3 { font-size: 12px; color: var(--dim); margin: 12px 0 4px; font-weight: 600; } p { margin: 4px 0 8px; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; overflow-x: auto; margin: 8px 0; }
details { border: 1px solid var(--line); border-bottom: 0; padding: 0 12px; }
details:first-of-type { border-radius: 6px 6px 0 0; } details:last-of-type { border-bottom: 1px solid var(--line); border-radius: 0 0 6px 6px; }
details[open] { background: var(--raised); padding-bottom: 10px; }
summary { cursor: pointer; display: grid; grid-template-columns: 60px minmax(0, 1fr) auto; gap: 8px; padding: 7px 0; list-style: none; }
summary::-webkit-details-marker { display: none; } summary span { color: var(--dim); } summary i { color: var(--accent); font-style: normal; }
summary b { font-size: 11px; letter-spacing: .02em; } .get { color: light-dark(#0b6e4f, #5fd0a5); } .post, .put { color: var(--accent); }
.delete { color: light-dark(#b3261e, #f2938c); }
table { border-collapse: collapse; width: 100%; } td { padding: 3px 12px 3px 0; border-top: 1px solid var(--line); vertical-align: top; }
td:nth-child(1) { width: 26%; } td:nth-child(2) { width: 34%; color: var(--dim); overflow-wrap: anywhere; }
.errors a { display: inline-block; margin-right: 10px; } dt { margin-top: 10px; } dd { margin: 0; color: var(--dim); }
dt:target { background: var(--raised); outline: 1px solid var(--accent); }
@media (max-width: 640px) { body { grid-template-columns: minmax(0, 1fr); } nav { position: static; height: auto; flex-flow: row wrap; border-right: 0; border-bottom: 1px solid var(--line); }
  nav .home { margin: 0; } main { padding: 20px 16px 60px; } summary { grid-template-columns: 52px minmax(0, 1fr); } summary span { grid-column: 2; } }
`;
