import { expect, test } from 'vitest';
import { renderPublicPage } from '../../src/papers/public-page.ts';
import { publicEntry as entry } from './screen-samples.ts';

const about = { title: '青屏县督查事项公示', office: '青屏县委县政府督查室', day: '2026年11月2日' };

test('what was struck off is struck through and says so in words', () => {
	const html = renderPublicPage([entry, { ...entry, isStruck: true, state: '已销号（2026年10月30日）' }], about);
	expect(html).toContain('<tr><td class="order center" data-label="序号">1</td>');
	expect(html).toContain('<s>城区背街小巷亮化</s>');
	expect(html).toContain('data-label="办理状态">已销号（2026年10月30日）</td>');
	expect(html).toContain('公示2件，其中已销号1件');
});

test('it has no script and takes none from a title', () => {
	const html = renderPublicPage([{ ...entry, title: '</td><script>alert(1)</script>\u2028' }], about);
	expect(html).not.toMatch(/<script|\u2028|https?:|url\(/);
	expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'");
});

test('an empty list says so', () => {
	expect(renderPublicPage([], about)).toContain('目前没有公示的事项');
});
