import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { openTab } from './browser.mjs';

const sizes = { 大屏: [1920, 1080], 手机: [390, 844] };
const lights = ['light', 'dark'];

const widthOver = 'document.documentElement.scrollWidth - innerWidth';
const brightness = `(() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number); return (r + g + b) / 765; })()`;
const cut = `[...document.querySelectorAll('h1, h2, button, .tile b, .dial b')].filter((e) => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').map((e) => e.textContent).join('、')`;

/** A tab of a size and light with the page in it. */
async function open(browser, url, { size, light = 'light', motion = 'no-preference' }) {
	const tab = await openTab(browser);
	const [width, height] = size;
	await tab.ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 700 });
	await tab.ask('Emulation.setEmulatedMedia', {
		features: [
			{ name: 'prefers-color-scheme', value: light },
			{ name: 'prefers-reduced-motion', value: motion },
		],
	});
	await tab.ask('Page.navigate', { url });
	await tab.evaluate(
		"document.readyState === 'complete' || new Promise((done) => addEventListener('load', () => done()))",
	);
	return tab;
}

async function touch(tab, selector) {
	const at = await tab.evaluate(
		`(() => { const e = document.querySelector(${JSON.stringify(selector)}); e.scrollIntoView({ block: 'center' }); const b = e.getBoundingClientRect(); return { x: b.x + b.width / 2, y: b.y + b.height / 2 }; })()`,
	);
	for (const type of ['mousePressed', 'mouseReleased'])
		await tab.ask('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
}

/** How it looks at a size in a light; the picture is kept. */
async function lookAt(browser, { file, words, absent }, pictures, [place, size], light) {
	const wrong = [];
	const url = pathToFileURL(file).href;
	const tab = await open(browser, `${url}#still`, { size, light });
	const over = await tab.evaluate(widthOver);
	if (over > 0) wrong.push(`宽出${over}点`);
	const short = await tab.evaluate(cut);
	if (short !== '') wrong.push(`文字放不下：${short}`);
	const bright = await tab.evaluate(brightness);
	if (bright < 0.5 !== (light === 'dark')) wrong.push('深浅不对');
	const text = await tab.evaluate('document.documentElement.textContent');
	wrong.push(...words.filter((word) => !text.includes(word)).map((word) => `找不到“${word}”`));
	wrong.push(...absent.filter((word) => text.includes(word)).map((word) => `不该有“${word}”`));
	if (await tab.evaluate("document.title.includes('acted') && !document.title.includes('<')"))
		wrong.push('标题里的程序运行了');
	const { data } = await tab.ask('Page.captureScreenshot', { captureBeyondViewport: size[0] < 700 });
	writeFileSync(join(pictures, `${basename(file, '.html')}-${place}-${light}.png`), data, 'base64');
	const others = tab.requests.filter((asked) => !asked.startsWith(url));
	if (others.length > 0) wrong.push(`向外请求：${others.join('、')}`);
	if (tab.faults.length > 0) wrong.push(`出错：${tab.faults.join('、')}`);
	await tab.close();
	return wrong.map((one) => `${place}${light === 'dark' ? '深色' : ''}${one}`);
}

const current = "[...document.querySelectorAll('.panel')].findIndex((p) => p.classList.contains('current'))";
const isOpen = "document.querySelector('dialog').open";

/** Turns by itself, rests when touched, opens a unit, changes its light, stays still for who asked for calm. */
async function useBoard(browser, { file }, folder) {
	const wrong = [];
	const expect = (holds, words) => holds || wrong.push(words);
	const quick = join(folder, `快-${basename(file)}`);
	writeFileSync(quick, readFileSync(file, 'utf8').replace('data-seconds="15"', 'data-seconds="0.4"'));
	const url = pathToFileURL(quick).href;
	const size = sizes.大屏;

	const wall = await open(browser, url, { size });
	await wall.evaluate(
		`new Promise((done) => { const t = setInterval(() => { if (${current} > 0) { clearInterval(t); done(); } }, 50); setTimeout(done, 20000); })`,
	);
	expect((await wall.evaluate(current)) > 0, '没有自己轮播');
	await touch(wall, '[data-panel]:nth-child(2)');
	await pause(1500);
	expect((await wall.evaluate(current)) === 1, '摸过以后还在轮播');
	if (await wall.evaluate("document.querySelector('[data-unit]') !== null")) {
		await touch(wall, '[data-unit]');
		expect(await wall.evaluate(isOpen), '点单位没有打开');
		const shown = await wall.evaluate(
			"[document.querySelector('dialog h2').textContent, document.querySelectorAll('dialog li').length]",
		);
		const known = await wall.evaluate(
			"(() => { const name = document.querySelector('[data-unit]').dataset.unit; return [name, JSON.parse(document.getElementById('units').textContent).find((u) => u.name === name).items.length]; })()",
		);
		expect(`${shown}` === `${known}` && known[1] > 0, '打开的不是这个单位的事项');
		await touch(wall, 'dialog button');
		expect(!(await wall.evaluate(isOpen)), '关不上');
	}
	await touch(wall, '[data-act="light"]');
	expect((await wall.evaluate(brightness)) < 0.5, '切换不了深色');
	await wall.close();

	const calm = await open(browser, url, { size, motion: 'reduce' });
	await pause(1500);
	expect((await calm.evaluate(current)) === 0, '要求少动的还在轮播');
	const { data } = await calm.ask('Page.printToPDF', { preferCSSPageSize: true });
	writeFileSync(join(folder, `${basename(file, '.html')}.pdf`), data, 'base64');
	expect(
		(
			Buffer.from(data, 'base64')
				.toString('latin1')
				.match(/\/Type \/Page\b/g) ?? []
		).length >= 4,
		'打印不足四页',
	);
	await calm.close();
	return wrong;
}

/** Opens a page in every size and light, and uses it as it is used; returns what is wrong. */
export async function lookAtPage(browser, page, folder, pictures) {
	const wrong = [];
	for (const place of Object.entries(sizes))
		for (const light of lights) wrong.push(...(await lookAt(browser, page, pictures, place, light)));
	if (page.isBoard) wrong.push(...(await useBoard(browser, page, folder)));
	return wrong;
}
