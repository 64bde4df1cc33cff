import type { Command } from '@commander-js/extra-typings';
import { misused, UserError } from '../../errors.ts';
import { recordMove } from '../../ledger/item-write.ts';
import { addMerit, readMerits } from '../../ledger/merits.ts';
import type { Db } from '../../ledger/open.ts';
import { findPapers } from '../../ledger/paper-register.ts';
import { readPosts } from '../../ledger/persons.ts';
import { readRoster } from '../../ledger/units.ts';
import type { Day } from '../../rules/day.ts';
import type { Item } from '../../rules/item.ts';
import { findMeritKind, type MeritKindName, meritKinds, readOutsidePoints } from '../../rules/merits.ts';
import { readPaperReference, writePaperNumber } from '../../rules/series.ts';
import type { Session } from '../../session.ts';
import { pastDayOption } from '../common/days.ts';
import { findItem } from '../common/find-items.ts';
import { indexRoster, needUnit } from '../common/roster.ts';
import { showValue } from '../common/show.ts';
import { examples, typedLine, typedText } from '../common/words.ts';

interface Options {
	basis?: string | undefined;
	day?: string | undefined;
	item?: string | undefined;
	points?: string | undefined;
	text?: string | undefined;
	unit?: string | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('add')
		.addHelpText(
			'before',
			examples(
				'ducha merit add 表扬 县水利局 --basis 通报第9期 --day 10-20',
				'ducha 奖惩 添加 批评 沙河镇 --依据 通报第9期 --事项 127 --文字 "连续两期不报进展"',
				'ducha merit add 肯定 县财政局 --basis 周明远同志10月12日批示 --text "办得扎实"',
				'ducha merit add 审计 县水利局 --basis 青审发〔2026〕8号 --points -2',
				'ducha merit add 表彰 罗建平 --basis 青委〔2026〕20号 --text 督查工作先进个人',
			),
		)
		.description(
			'登记一次奖惩，写明依据的文书和日期；通报表扬、通报批评、批示肯定按规则计入当期得分，绩效审计、能力测评、领导评价写 --points，表彰只记不计分',
		)
		.argument('<kind>', '通报表扬、通报批评、批示肯定、绩效审计、能力测评、领导评价、表彰')
		.argument('<who>', '单位，或登记过的人员')
		.option('--basis <paper>', '依据：本室的通报、文号，或外来文件、批示')
		.option('--day <day>', '哪天的（默认今天）；计入这一天所在的期间')
		.option('--item <ref>', '为哪件事项')
		.option('--points <n>', '外部评价加扣几分，如 +2、-1.5')
		.option('--text <words>', '说了什么')
		.option('--unit <name>', '个人同名的，写明哪个单位的')
		.action((kind, who, options) => add(session, kind, who, options));
}

/** The person of a name; the same name in a unit is one person, in several the unit must be said. */
async function findPerson(db: Db, name: string, unit: number | null, kind: MeritKindName): Promise<number | null> {
	const posts = (await readPosts(db)).filter((post) => post.name === name);
	const own = unit === null ? posts : posts.filter((post) => post.unit?.id === unit);
	const units = new Map(own.map((post) => [post.unit?.id, post]));
	const [first] = units.values();
	if (first === undefined) return null;
	if (!meritKinds[kind].isPersonal) throw misused(`${kind}是对单位的，${name}是个人`, 'not-personal', '写单位名称');
	if (units.size === 1) return first.person;
	const names = [...units.values()].map((post) => post.unit?.name ?? post.role);
	throw misused(`叫${name}的有几个：${names.join('、')}`, 'ambiguous-person', `写明单位，如 --unit ${names[0]}`);
}

/** The unit or the person of a name; a unit's goes first. */
async function findWho(db: Db, name: string, unitName: string | undefined, kind: MeritKindName, today: Day) {
	const roster = indexRoster(await readRoster(db), today);
	const unit = unitName === undefined ? roster.find(name) : undefined;
	if (unit?.kind === '集体')
		throw misused(`${unit.name}是集体，不计分`, 'collective-unit', '写具体的单位，一个单位登记一次');
	if (unit !== undefined) return { unit: unit.id, person: null, name: unit.name };
	const of = unitName === undefined ? null : needUnit(roster, unitName);
	const person = await findPerson(db, name, of?.id ?? null, kind);
	if (person !== null) return { unit: null, person, name };
	if (of !== null) throw misused(`${of.name}没有登记“${name}”`, 'unknown-person', '已登记的：ducha person list');
	return { unit: needUnit(roster, name).id, person: null, name };
}

/** The paper that says so: one of the office's own by its number, which must stand, or an outside one as it is called. */
async function findBasis(db: Db, text: string | undefined): Promise<{ basis: string; paper: number | null }> {
	const basis = typedLine(text);
	if (basis === null)
		throw misused('没有写依据', 'no-basis', '加 --basis，如 --basis 通报第9期、--basis 青审发〔2026〕8号');
	const reference = readPaperReference(basis);
	const found = reference === null ? [] : await findPapers(db, reference);
	const [paper] = found;
	if (paper === undefined || found.length > 1) return { basis, paper: null };
	const number = writePaperNumber(paper);
	if (paper.state === '作废')
		throw new UserError(`${number} 已经作废，不能作依据`, {
			code: 'void-paper',
			hint: '看发出的文书：ducha papers list',
		});
	return { basis: number, paper: paper.id };
}

/** The item it is about; one that is 不公开 feeds no score, for scores are published. */
async function findAbout(db: Db, reference: string | undefined, today: Day): Promise<Item | null> {
	if (reference === undefined) return null;
	const item = await findItem(db, reference, today);
	if (item.publicity === '不公开')
		throw new UserError(`${item.number} 不公开，不能写进奖惩`, {
			code: 'unpublished-item',
			hint: '得分要公布；不写 --item，只登记依据',
		});
	return item;
}

async function refuseTwice(
	db: Db,
	given: {
		kind: MeritKindName;
		day: Day;
		unit: number | null;
		person: number | null;
		item: number | null;
		basis: string;
	},
): Promise<void> {
	const same = (await readMerits(db, { from: given.day, to: given.day })).find(
		(one) =>
			one.voided === null &&
			(['kind', 'unit', 'person', 'item', 'basis'] as const).every((field) => one[field] === given[field]),
	);
	if (same !== undefined)
		throw new UserError(`这一次已经登记过（第${same.id}号）`, {
			code: 'same-merit',
			hint: `同一件事只计一次；登记错的先作废：ducha merit void ${same.id} --reason 理由`,
		});
}

async function add(session: Session, kindWord: string, who: string, options: Options): Promise<void> {
	const today = session.today();
	const kind = findMeritKind(kindWord);
	const points = readOutsidePoints(kind, options.points);
	const day = pastDayOption('--day', options.day, today);
	const text = typedText(options.text);
	const { value } = await session.change('merit', async (tx) => {
		const { name, ...of } = await findWho(tx, who, options.unit, kind, today);
		const item = await findAbout(tx, options.item, today);
		const merit = { kind, day, ...of, ...(await findBasis(tx, options.basis)), item: item?.id ?? null, text, points };
		await refuseTwice(tx, merit);
		const id = await addMerit(tx, merit);
		if (item !== null)
			await recordMove(tx, {
				item: item.id,
				day,
				act: '奖惩',
				from_status: item.status,
				to_status: item.status,
				text: `${name} ${kind}（${merit.basis}）${text === null ? '' : `：${text}`}`,
			});
		return {
			sentence: `登记${kind} ${name}（${merit.basis}）`,
			value: { ...merit, id, name, item: item?.number ?? null },
		};
	});
	await showValue(
		session,
		await session.ledger(),
		'merit-add',
		{ id: value.id, kind, who: value.name, day, basis: value.basis, item: value.item, points, text },
		() =>
			`已登记第${value.id}号 ${value.name} ${kind}（${value.basis}，${day}）${points === null ? '' : ` ${points > 0 ? '加' : '扣'}${Math.abs(points)}分`}`,
	);
}
