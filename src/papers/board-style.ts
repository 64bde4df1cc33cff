/** Light, dark, a wall of 1080p, a telephone and paper; colours are named once. */
export const boardStyle = `
:root {
	--paper: #f6f2ea; --card: #fffdf9; --ink: #25211c; --soft: #6d655a; --line: #e3dac9;
	--band: #9d1a1c; --band-end: #7b1214; --gold: #c39a45; --on-band: #fff8ea;
	--red: #c0201f; --amber: #d99a00; --ochre: #a9660b; --green: #2c7a4b; --white: #d5cab6; --grey: #8d8a85; --blue: #2f6a9f;
	--track: #ece4d5; --shade: 0 1px 2px rgb(80 50 20 / 8%), 0 6px 18px rgb(80 50 20 / 5%);
	--serif: 'FZXiaoBiaoSong-B05S', '方正小标宋简体', 'Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', SimSun, serif;
	--sans: '微软雅黑', 'Microsoft YaHei', 'PingFang SC', 'Source Han Sans SC', 'Noto Sans CJK SC', sans-serif;
	--number: 'DIN Alternate', Bahnschrift, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', sans-serif;
}
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) {
	color-scheme: dark;
	--paper: #14120f; --card: #1f1c18; --ink: #f3ece0; --soft: #b3a897; --line: #39332a;
	--band: #7d1517; --band-end: #52090b; --gold: #d2ac5c; --on-band: #fff3da;
	--red: #ea6257; --amber: #f2bb3c; --ochre: #cf8a35; --green: #58b87e; --white: #8f8675; --grey: #77736c; --blue: #74aede;
	--track: #332e27; --shade: none;
} }
@media screen { :root[data-theme='dark'] {
	color-scheme: dark;
	--paper: #14120f; --card: #1f1c18; --ink: #f3ece0; --soft: #b3a897; --line: #39332a;
	--band: #7d1517; --band-end: #52090b; --gold: #d2ac5c; --on-band: #fff3da;
	--red: #ea6257; --amber: #f2bb3c; --ochre: #cf8a35; --green: #58b87e; --white: #8f8675; --grey: #77736c; --blue: #74aede;
	--track: #332e27; --shade: none;
} }
:root[data-theme='light'] { color-scheme: light; }
* { box-sizing: border-box; }
html { font-size: clamp(16px, 1.1vw, 44px); -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: inherit; }
button:focus-visible { outline: .15rem solid var(--gold); outline-offset: .1rem; border-radius: .3rem; }
b { font-family: var(--number); font-weight: 700; font-variant-numeric: tabular-nums; }
.band { display: flex; align-items: center; justify-content: space-between; gap: .4rem 2rem; flex-wrap: wrap; padding: .9rem 2rem; color: var(--on-band);
	background: linear-gradient(100deg, var(--band), var(--band-end)); border-bottom: .22rem solid var(--gold); }
.band h1 { font: 400 1.9rem/1.25 var(--serif); letter-spacing: .14em; }
.band .scope { font-size: .95rem; opacity: .92; }
.band .when { text-align: right; font-size: .95rem; line-height: 1.45; }
.band .when strong { font-weight: 400; font-size: 1.1rem; }
main { padding: 1.3rem 2rem; display: grid; gap: 2.2rem; }
.panel > h2 { font: 400 1.35rem/1.3 var(--serif); margin-bottom: .9rem; display: flex; align-items: baseline; gap: .8rem; flex-wrap: wrap; }
.panel > h2::before { content: ''; width: .3rem; height: 1.05rem; background: var(--band); border-radius: .1rem; align-self: center; margin-right: -.2rem; }
.panel > h2 small, .card h3 small { font: .85rem/1.4 var(--sans); color: var(--soft); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; box-shadow: var(--shade); padding: 1.1rem 1.4rem; min-width: 0; }
.card h3 { font: 600 1.02rem/1.4 var(--sans); margin-bottom: .6rem; display: flex; gap: .7rem; align-items: baseline; flex-wrap: wrap; }
.note { color: var(--soft); font-size: .82rem; margin-top: .8rem; }
.none { color: var(--soft); font-size: 1.1rem; padding: 2.2rem 0; text-align: center; }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1.1rem; margin-bottom: 1.1rem; }
.tile { border-top: .22rem solid var(--gold); }
.tile dt { color: var(--soft); font-size: 1.05rem; }
.tile b { display: inline-block; font-size: 4.6rem; line-height: 1.12; letter-spacing: -.01em; }
.tile i { font-style: normal; color: var(--soft); margin-left: .35rem; }
.tile p { color: var(--soft); font-size: .92rem; }
.tile.bad { border-top-color: var(--red); } .tile.bad b { color: var(--red); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1.1rem; }
.dials { display: grid; grid-template-columns: repeat(3, 1fr); gap: .6rem; text-align: center; }
.dial { position: relative; }
.dial svg { width: min(100%, 13.5rem); display: block; margin: 0 auto; transform: rotate(-90deg); }
.dial circle { fill: none; stroke-width: 9; stroke: var(--track); }
.dial circle.value { stroke: var(--band); stroke-linecap: butt; }
:root[data-theme='dark'] .dial circle.value { stroke: var(--gold); }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) .dial circle.value { stroke: var(--gold); } }
.dial .in { position: absolute; inset: 0; height: min(100%, 13.5rem); display: grid; place-items: center; }
.dial b { font-size: 2.7rem; line-height: 1.15; } .dial .of { display: block; font-size: .95rem; color: var(--soft); line-height: 1; }
.dial p { font-size: 1.1rem; margin-top: .5rem; } .dial small { color: var(--soft); display: block; min-height: 1.4em; font-size: .82rem; }
.bar { display: flex; height: 2.4rem; border-radius: .35rem; overflow: hidden; background: var(--track); gap: 2px; }
.bar > i { flex: var(--n) 0 0; min-width: .35rem; display: block; background: var(--c); }
.hatch { background: repeating-linear-gradient(45deg, var(--c) 0 .35rem, color-mix(in srgb, var(--c) 62%, var(--card)) .35rem .7rem) !important; }
.legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .35rem 1.4rem; margin-top: 1.1rem; }
.legend li { display: flex; align-items: center; gap: .55rem; font-size: 1.02rem; border-bottom: 1px solid var(--line); padding-bottom: .3rem; }
.legend i { width: .95rem; height: .95rem; border-radius: .2rem; background: var(--c); flex: none; }
.legend b { margin-left: auto; font-size: 1.5rem; line-height: 1.2; }
.kind { font: 600 1rem/1.4 var(--sans); color: var(--soft); margin: .8rem 0 .4rem; grid-column: 1 / -1; }
.kind:first-child { margin-top: 0; }
.ranks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 0 2.2rem; }
.unit button { width: 100%; display: grid; align-items: center; gap: .2rem .7rem; padding: .42rem .3rem; border-bottom: 1px solid var(--line);
	grid-template-columns: 1.9rem minmax(6rem, 11.5rem) minmax(3rem, 1fr) 4.6rem 8.4rem 3rem; }
.unit button:hover { background: color-mix(in srgb, var(--gold) 12%, transparent); }
.unit .rank { text-align: center; color: var(--soft); font-family: var(--number); font-size: 1.1rem; }
.unit .rank.top { background: var(--band); color: var(--on-band); border-radius: .25rem; }
.unit .name { line-height: 1.25; }
.meter { height: .7rem; background: var(--track); border-radius: .35rem; overflow: hidden; display: block; }
.meter > i { display: block; height: 100%; width: calc(var(--v) * 1%); background: linear-gradient(90deg, var(--band-end), var(--band)); }
:root[data-theme='dark'] .meter > i { background: var(--gold); }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme='light']) .meter > i { background: var(--gold); } }
.unit .rate { white-space: nowrap; text-align: right; font-size: 1.15rem; }
.unit .facts { color: var(--soft); font-size: .82rem; line-height: 1.25; } .unit .facts em { color: var(--red); font-style: normal; font-weight: 600; }
.score { display: grid; grid-template-columns: 2rem minmax(0, 1fr) 4rem 5rem; align-items: center; gap: .2rem .7rem; padding: .42rem .3rem; border-bottom: 1px solid var(--line); break-inside: avoid; }
.score .rank { text-align: center; color: var(--soft); font-family: var(--number); font-size: 1.1rem; } .score .rank.top { background: var(--band); color: var(--on-band); border-radius: .25rem; }
.score .move { color: var(--soft); font-size: .88rem; text-align: right; } .score .rate { text-align: right; font-family: var(--number); font-size: 1.15rem; }
.flag { font-size: .8rem; border: 1px solid currentcolor; border-radius: .2rem; padding: 0 .25rem; justify-self: end; white-space: nowrap; }
.flag.红旗 { color: var(--red); } .flag.蓝旗 { color: var(--blue); } .flag.黄旗 { color: var(--ochre); } .flag.黑旗 { color: var(--ink); }
.urgent li { display: grid; grid-template-columns: 6.2rem minmax(0, 2.6fr) minmax(0, 1.3fr) 6.2rem minmax(0, 1.25fr); gap: .1rem 1.1rem; padding: .62rem .3rem; border-bottom: 1px solid var(--line); align-items: baseline; }
.urgent li:last-child { border-bottom: 0; }
.urgent .number { font-family: var(--number); color: var(--soft); }
.urgent .title { font-size: 1.06rem; line-height: 1.4; } .urgent .title small { display: block; color: var(--soft); font-size: .84rem; line-height: 1.4; margin-top: .1rem; }
.urgent .who small { color: var(--soft); display: block; font-size: .84rem; }
.urgent .state { color: var(--red); font-weight: 600; } .urgent.soon .state { color: var(--ochre); }
.scroll > .card + .card { margin-top: 1.1rem; }
.months { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
.columns { height: 13rem; align-items: end; border-bottom: 1px solid var(--line); }
.columns > div { display: flex; justify-content: center; align-items: end; gap: 8%; height: 100%; padding: 0 6%; }
.column { flex: 1; max-width: 2.6rem; height: 100%; display: flex; flex-direction: column; justify-content: end; text-align: center; font: .82rem/1.3 var(--number); }
.column i { display: block; height: calc(var(--v) * .86%); background: var(--c); border-radius: .2rem .2rem 0 0; }
.months.names { color: var(--soft); text-align: center; font-size: .9rem; padding-top: .3rem; }
.key { display: flex; gap: 1.2rem; font-size: .88rem; color: var(--soft); font-weight: 400; } .key i { display: inline-block; width: .8rem; height: .8rem; border-radius: .15rem; background: var(--c); margin-right: .35rem; vertical-align: -.05rem; }
.rates { width: 100%; border-collapse: collapse; table-layout: fixed; text-align: center; margin-top: .6rem; font-size: .86rem; }
.rates th { font-weight: 400; color: var(--soft); } .rates td { font-family: var(--number); padding: .2rem 0; }
.rates tr:nth-child(2n) td { color: var(--soft); }
.rates caption { text-align: left; font-size: .86rem; color: var(--soft); padding-bottom: .1rem; }
.source { display: grid; grid-template-columns: 7.6rem 1fr 3.2rem 4.2rem; gap: .8rem; align-items: center; padding: .42rem 0; border-bottom: 1px solid var(--line); }
.source .bar { height: 1.15rem; } .source b { text-align: right; }
.source.head { color: var(--soft); font-size: .82rem; padding-top: 0; text-align: right; } .source.head span:first-child { text-align: left; }
.foot { padding: .5rem 2rem; display: flex; gap: .5rem 1rem; align-items: center; color: var(--soft); font-size: .85rem; border-top: 1px solid var(--line); flex-wrap: wrap; }
.foot nav { display: none; gap: .4rem; }
.foot button { border: 1px solid var(--line); border-radius: 1rem; padding: .2rem .95rem; background: var(--card); }
.foot button[aria-current='true'] { background: var(--band); color: var(--on-band); border-color: var(--band); }
.foot .stamp { margin-left: auto; }
html:not(.js) .foot button, html:not(.wall) [data-act='play'] { display: none; }
dialog { border: 0; border-top: .25rem solid var(--gold); border-radius: .5rem; width: min(70rem, calc(100vw - 1.6rem)); max-height: calc(100vh - 3rem); padding: 0; background: var(--card); color: var(--ink); overflow: hidden; box-shadow: 0 1rem 4rem rgb(0 0 0 / 40%); }
dialog[open] { display: flex; flex-direction: column; }
dialog::backdrop { background: rgb(20 12 8 / 55%); }
dialog header { display: flex; align-items: center; gap: 1rem; padding: 1rem 1.4rem; border-bottom: 1px solid var(--line); }
dialog header h2 { font: 400 1.4rem/1.3 var(--serif); flex: 1; } dialog header p { color: var(--soft); font-size: .92rem; }
dialog header button { border: 1px solid var(--line); border-radius: 1rem; padding: .25rem 1.1rem; white-space: nowrap; }
dialog ul { overflow-y: auto; padding: 0 1.4rem 1rem; }
dialog li { display: grid; grid-template-columns: 6.2rem minmax(0, 1fr) 7rem 8.4rem; gap: .1rem 1rem; padding: .6rem 0; border-bottom: 1px solid var(--line); align-items: baseline; }
dialog li .number { font-family: var(--number); color: var(--soft); } dialog li small { color: var(--soft); display: block; font-size: .84rem; }
.lamp::before { content: ''; display: inline-block; width: .7em; height: .7em; border-radius: 50%; background: var(--c); margin-right: .4em; }
@media screen and (min-width: 1100px) and (min-height: 600px) {
	html.wall body { height: 100vh; display: flex; flex-direction: column; overflow: hidden; }
	html.wall main { flex: 1; min-height: 0; display: block; }
	html.wall .panel { display: none; height: 100%; flex-direction: column; }
	html.wall .panel.current { display: flex; } html.wall.turning .panel.current { animation: come .5s ease-out; }
	html.wall .scroll { flex: 1; min-height: 0; overflow-y: auto; scrollbar-width: none; }
	html.wall .grow .bar { height: 3.4rem; } html.wall .grow .legend { gap: .7rem 1.8rem; } html.wall .grow .legend b { font-size: 2.1rem; } html.wall .grow .legend li { font-size: 1.12rem; }
	html.wall .scroll > .pair { min-height: 100%; } html.wall .scroll > .pair > .card { display: flex; flex-direction: column; } html.wall .columns { flex: 1; min-height: 13rem; height: auto; } html.wall .sources { flex: 1; display: flex; flex-direction: column; } html.wall .source:not(.head) { flex: 1; max-height: 5rem; }
	html.wall .foot nav { display: flex; }
	html.wall .grow { flex: 1; min-height: 0; } html.wall .grow > .card { display: flex; flex-direction: column; justify-content: center; } html.wall .grow > .card > h3 { margin-bottom: auto; } html.wall .grow > .card > :last-child { margin-bottom: auto; }
}
@keyframes come { from { opacity: 0; } }
@media (prefers-reduced-motion: reduce) { html.wall .panel.current { animation: none !important; } }
@media screen and (max-width: 760px) {
	.band { padding: .8rem 1rem; } .band h1 { font-size: 1.45rem; letter-spacing: .08em; } .band .when { text-align: left; }
	main { padding: 1rem; gap: 1.6rem; } .card { padding: .85rem .95rem; } .foot { padding: .6rem 1rem; }
	.tiles { grid-template-columns: 1fr 1fr; gap: .7rem; } .tile b { font-size: 2.9rem; } .tile p { font-size: .8rem; line-height: 1.35; } .tile dt { font-size: .95rem; }
	.pair { grid-template-columns: minmax(0, 1fr); }
	.dial b { font-size: 1.2rem; } .dial .of { display: none; } .dial .in { height: auto; aspect-ratio: 1; max-height: 13.5rem; bottom: auto; } .dial p { font-size: .85rem; } .dial small { font-size: .72rem; }
	.legend { grid-template-columns: 1fr 1fr; gap: .3rem .9rem; } .legend li { font-size: .9rem; gap: .4rem; } .legend b { font-size: 1.15rem; }
	.unit button { grid-template-columns: 1.7rem minmax(0, 1fr) auto 4.6rem; padding: .5rem 0; }
	.unit .name { grid-column: 2; } .unit .flag { grid-column: 3; grid-row: 1; } .unit .rate { grid-column: 4; grid-row: 1; }
	.unit .meter { grid-column: 2 / 4; grid-row: 2; } .unit .facts { grid-column: 2 / 5; grid-row: 3; display: flex; gap: .8rem; } .unit .rank { grid-row: 1; }
	.urgent li { grid-template-columns: 1fr auto; } .urgent .title { grid-column: 1 / -1; grid-row: 2; } .urgent .who { grid-column: 1 / -1; } .urgent .due { grid-column: 2; grid-row: 1; } .urgent .state { grid-column: 1 / -1; } .urgent .who small { display: inline; margin-left: .5rem; }
	.columns { height: 9rem; } .columns > div { gap: 1px; padding: 0 1px; } .months > :nth-last-child(n + 7), .rates td:nth-last-child(n + 7) { display: none; } .column { font-size: .75rem; } .months.names { font-size: .8rem; } .rates, .rates caption { font-size: .8rem; } .key { font-size: .8rem; }
	.source { grid-template-columns: 5.4rem 1fr 2rem 3.3rem; gap: .45rem; font-size: .9rem; }
	dialog li { grid-template-columns: 1fr auto; } dialog li .title { grid-column: 1 / -1; grid-row: 2; } dialog header { padding: .8rem 1rem; } dialog ul { padding: 0 1rem 1rem; }
}
@media print {
	@page { size: A4 landscape; margin: 12mm; }
	:root { font-size: 11px; }
	* { -webkit-print-color-adjust: exact; print-color-adjust: exact; box-shadow: none !important; }
	html.wall body, html.wall main, html.wall .scroll, html.wall .panel { display: block !important; height: auto !important; overflow: visible !important; }
	body { background: none; }
	main { display: block; padding: 4mm 0; } .band { padding: 3mm 5mm; }
	.panel { break-before: page; margin-bottom: 5mm; } .panel:first-of-type { break-before: auto; }
	.unit, .urgent li, .card.whole, .source, .panel h2, .kind { break-inside: avoid; } .panel h2, .kind { break-after: avoid; }
	.unit button, .score { padding: .2rem .3rem; } .kind { margin: .3rem 0 .1rem; } .note { break-before: avoid; }
	.foot { padding: 2mm 0; } .foot nav, .foot button, dialog { display: none !important; }
}
`;
