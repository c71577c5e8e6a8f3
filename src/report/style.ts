/** The look of the page. Every text has 4.5:1, every part of a picture 3:1 against its ground, in both themes. */

/** Colours by theme; the test measures their contrast. */
export const COLOURS = {
  light: {
    ground: '#ffffff',
    panel: '#f5f5f5',
    text: '#242424',
    soft: '#5c5c5c',
    line: '#c7c7c7',
    answer: '#4f52b2',
    gap: '#b3541e',
    choice: '#0f7b6c',
    'off-topic': '#767676',
  },
  dark: {
    ground: '#1b1b1b',
    panel: '#292929',
    text: '#f2f2f2',
    soft: '#b8b8b8',
    line: '#525252',
    answer: '#9ea2f0',
    gap: '#f0a070',
    choice: '#4fc3b0',
    'off-topic': '#a8a8a8',
  },
} as const;

const variables = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

export const STYLE = `
:root{${variables(COLOURS.light)};color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{${variables(COLOURS.dark)}}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:60rem;background:var(--ground);color:var(--text);font:1rem/1.5 "Segoe UI",system-ui,sans-serif;overflow-wrap:break-word}
h1{margin:0 0 .25rem;font-size:1.75rem;line-height:1.2}
h2{margin:2.5rem 0 .25rem;font-size:1.25rem}
p{margin:.25rem 0}
.name{color:var(--answer);font-weight:600}
.soft{color:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.5rem;margin:.75rem 0 0}
.figures div{background:var(--panel);border-radius:.5rem;padding:.75rem;display:flex;flex-direction:column-reverse}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0;font-size:1.75rem;font-weight:600;line-height:1.2}
svg{display:block}
.weeks{width:100%;margin-top:.75rem}
.weeks text{fill:var(--soft);font-size:12px}
.grid line{stroke:var(--line)}
.k-answer{fill:var(--answer);background:var(--answer)}
.k-gap{fill:var(--gap);background:var(--gap)}
.k-choice{fill:var(--choice);background:var(--choice)}
.k-off-topic{fill:var(--off-topic);background:var(--off-topic)}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.5rem 0;padding:0;font-size:.875rem}
.swatch{display:inline-block;width:.75rem;height:.75rem;border-radius:2px;margin-right:.4rem}
summary{cursor:pointer;color:var(--answer)}
table{width:100%;border-collapse:collapse;margin-top:.75rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:.875rem}
.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.number:has(.bar){width:14rem;max-width:40%}
.bar{display:inline-block;width:calc(100% - 4rem);height:.75rem;margin-right:.5rem}
.bar rect{fill:var(--answer)}
td.number span{display:inline-block;min-width:2.5rem}
@media (max-width:40rem){
thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}
th[scope=row]{display:block;padding:0;border:0;font-weight:600}
td,td.number{display:block;padding:0;border:0;text-align:left;white-space:normal}
td.number:has(.bar){display:flex;flex-wrap:wrap;align-items:baseline;width:auto;max-width:none}
td::before{content:attr(data-label) ":";color:var(--soft);margin-right:.4rem}
td .bar{order:3;width:100%;margin:.15rem 0 .25rem}
td:has(> span:empty){display:none}
}
@media print{:root{${variables(COLOURS.light)}}section{break-inside:avoid-page}}
`;
