import { AlignmentType } from 'docx';
import type { Day } from '../../rules/day.ts';
import type { PaperKindName } from '../../rules/paper-kinds.ts';
import { packPage } from '../docx.ts';
import { factLines } from '../docx-boxes.ts';
import { bodyLine, bodyRun, line, lookLine, run } from '../docx-text.ts';
import { looks, sizes } from '../typeface.ts';
import { tagPageHeading, tagsOf } from './template-tags.ts';

const look = looks.notice;
const right = (text: string, spaces = 0) =>
	lookLine([bodyRun(text, look)], look, {
		alignment: AlignmentType.RIGHT,
		indent: { right: spaces * look.character },
	});

/** A Word file to begin one's own template with: every tag the kind knows, below it what each is filled with. */
export async function starterTemplate(kind: PaperKindName, office: string, day: Day): Promise<Buffer> {
	const tags = Object.entries(tagsOf(kind));
	return packPage(
		[
			line([run('{标题}', { face: 'title', size: sizes.two })], { alignment: AlignmentType.CENTER }),
			right('{文号}', 1),
			lookLine([bodyRun('{单位}：', look)], look),
			// Its lines bring their own indents, and a line that is broken off must not be stretched.
			lookLine([bodyRun('{正文}', look)], look, { alignment: AlignmentType.LEFT }),
			lookLine([], look),
			right('{本室}', 1),
			right('{日期}', 4),
			bodyLine([bodyRun(tagPageHeading, look)], look, { pageBreakBefore: true }),
			...factLines(
				tags.map(([tag, text]) => ({ label: `〔${tag}〕`, text })),
				look,
			),
		],
		{ title: `${kind}模板`, office, day },
	);
}
