/** What the page does when touched: it turns its panels, opens a unit's items, changes its light. All text is set as text. */
export const boardScript = `(() => {
'use strict';
const root = document.documentElement;
const data = JSON.parse(document.getElementById('units').textContent);
const panels = [...document.querySelectorAll('.panel')];
const tabs = [...document.querySelectorAll('[data-panel]')];
const play = document.querySelector('[data-act="play"]');
const dialog = document.querySelector('dialog');
const wide = matchMedia('(min-width: 1100px) and (min-height: 600px)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const pace = document.getElementById('pace').dataset;
const seconds = Number(pace.seconds), rest = Number(pace.rest);
let current = 0, isStill = calm.matches, quietUntil = 0, shown = performance.now();
root.classList.add('js');

const make = (tag, name, text) => {
	const element = document.createElement(tag);
	if (name) element.className = name;
	if (text !== undefined && text !== null) element.textContent = text;
	return element;
};
const settle = () => {
	root.classList.toggle('wall', wide.matches);
	panels.forEach((panel, at) => panel.classList.toggle('current', at === current));
	tabs.forEach((tab, at) => tab.setAttribute('aria-current', String(at === current)));
	play.textContent = isStill ? '自动轮播' : '停止轮播';
};
const turnTo = (at) => {
	current = (at + panels.length) % panels.length;
	shown = performance.now();
	settle();
	const region = panels[current].querySelector('.scroll');
	if (region) region.scrollTop = 0;
};
const advance = () => {
	const region = panels[current].querySelector('.scroll');
	if (region && region.scrollTop + region.clientHeight < region.scrollHeight - 4) {
		region.scrollTop += region.clientHeight * 0.92;
		shown = performance.now();
	} else {
		root.classList.add('turning');
		turnTo(current + 1);
	}
};
const open = (name) => {
	const unit = data.find((one) => one.name === name);
	if (!unit) return;
	const head = make('header');
	const words = make('div');
	words.style.flex = '1';
	words.append(make('h2', '', unit.name), make('p', '', unit.words));
	const close = make('button', '', '关闭');
	close.type = 'button';
	close.addEventListener('click', () => dialog.close());
	head.append(words, close);
	const list = make('ul');
	for (const item of unit.items) {
		const row = make('li');
		const title = make('span', 'title', item.title);
		if (item.progress) title.append(make('small', '', item.progress));
		const lamp = make('span', 'lamp', item.lampWords);
		lamp.style.setProperty('--c', 'var(--' + item.colour + ')');
		const due = make('span', 'due', item.due);
		due.append(make('small', '', item.percent));
		row.append(make('span', 'number', item.number), title, due, lamp);
		row.firstChild.append(make('small', '', item.role + ' ' + item.source));
		list.append(row);
	}
	dialog.replaceChildren(head, list);
	if (!dialog.open) dialog.showModal();
};
const readFragment = () => {
	const words = decodeURIComponent(location.hash.slice(1)).split('&');
	if (words.includes('still')) isStill = true;
	for (const word of words) {
		const [key, value] = word.split('=');
		if (key === 'panel') turnTo(Number(value) - 1);
		if (key === 'unit') open(value);
		if (key === 'theme') root.dataset.theme = value;
	}
	settle();
};
const touched = () => { quietUntil = performance.now() + rest * 1000; };
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) addEventListener(kind, touched, { passive: true });
document.addEventListener('click', (event) => {
	const unit = event.target.closest('[data-unit]');
	const tab = event.target.closest('[data-panel]');
	const act = event.target.closest('[data-act]');
	if (unit) open(unit.dataset.unit);
	if (tab) turnTo(tabs.indexOf(tab));
	if (event.target === dialog) dialog.close();
	if (act && act.dataset.act === 'play') { isStill = !isStill; quietUntil = 0; shown = performance.now(); settle(); }
	if (act && act.dataset.act === 'light') {
		const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
		root.dataset.theme = isDark ? 'light' : 'dark';
	}
});
addEventListener('keydown', (event) => {
	if (dialog.open) return;
	if (event.key === 'ArrowRight') turnTo(current + 1);
	if (event.key === 'ArrowLeft') turnTo(current - 1);
});
setInterval(() => {
	const now = performance.now();
	if (isStill || dialog.open || !wide.matches || now < quietUntil || now - shown < seconds * 1000) return;
	advance();
}, 250);
wide.addEventListener('change', settle);
addEventListener('hashchange', readFragment);
readFragment();
})();`;
