import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slidesContent } from '../../src/papers/slides-content.ts';
import { renderSlides } from '../../src/papers/slides-pptx.ts';
import { day } from '../../src/rules/day.ts';
import { crowdedLedger, slidesInput } from '../papers/screen-samples.ts';
import type { Sample } from './sample.ts';

/** Slides as they are shown: the usual month, one unit of one leader, sixty units with long names, more units and items than a deck holds. */
export async function writeSamples(folder: string): Promise<Sample[]> {
	mkdirSync(folder, { recursive: true });
	const write = async (name: string, changes: Parameters<typeof slidesInput>[0]) => {
		const file = join(folder, name);
		const { slides } = slidesContent(slidesInput(changes));
		writeFileSync(file, await renderSlides(slides, { office: '青屏县委县政府督查室', day: day('2026-11-04') }));
		return {
			file,
			landscape: true,
			pages: [slides.length, slides.length] as [number, number],
			leaf: [960, 540] as [number, number],
		};
	};
	const bare = { gaps: new Map(), measures: [] };
	return [
		{
			...(await write('幻灯.pptx', {})),
			words: ['青屏县10月份督查督办工作情况', '186件', '65.1%', '各单位办理进度（18个单位）（1/2）', '限期整改单'],
		},
		{
			...(await write('幻灯-一个单位.pptx', { ...bare, items: crowdedLedger(3, 1), scope: ['方振国同志负责事项'] })),
			words: ['方振国同志负责事项', '各单位办理进度（1个单位）'],
		},
		{
			...(await write('幻灯-60个单位.pptx', { ...bare, items: crowdedLedger(500, 60) })),
			words: ['（60个单位）（5/5）', '黄旗', '500件'],
		},
		{
			...(await write('幻灯-列不下.pptx', { ...bare, items: crowdedLedger(3000, 900) })),
			words: ['（900个单位）（8/8）', '另有804个单位，见附表', '件，见附表', '3000件'],
		},
	];
}
