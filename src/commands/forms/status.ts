import type { Command } from '@commander-js/extra-typings';
import { UserError } from '../../errors.ts';
import type { Ledger } from '../../ledger/open.ts';
import { readSettings } from '../../ledger/settings.ts';
import { type Day, daysBetween } from '../../rules/day.ts';
import { parsePeriod, periodKey } from '../../rules/period.ts';
import type { Session } from '../../session.ts';
import { noticeText } from '../common/forms/form-notice.ts';
import { type FormRound, missingIn, readRounds, roundWords, type UnitForm } from '../common/forms/form-rounds.ts';
import { shortDay } from '../common/item-fields.ts';
import { showList, showValue } from '../common/show.ts';
import { examples } from '../common/words.ts';

interface Options {
	notice?: boolean | undefined;
}

export function declare(parent: Command, session: Session): void {
	parent
		.command('status')
		.addHelpText(
			'before',
			examples(
				'ducha forms status                最近发的一期谁交了、谁没交',
				'ducha 发表 状态 10月',
				'ducha 发表 状态 --通知            催报的话，贴到群里或照着打电话',
			),
		)
		.description('反馈表谁交了、谁迟交、谁没交')
		.argument('[period]', '期间，如 10月（默认最近发的一期）')
		.option('--notice', '写成催报通知')
		.action((word, options) => showStatus(session, word, options));
}

function chooseRound(rounds: readonly FormRound[], word: string | undefined, today: Day): FormRound {
	const period = word === undefined ? null : parsePeriod(word, today);
	const found = period === null ? rounds.at(-1) : rounds.find((round) => round.period === periodKey(period));
	if (found !== undefined) return found;
	const known = rounds.map((round) => round.label).join('、');
	throw new UserError(period === null ? '还没有发过反馈表' : `${period.label}没有发过反馈表`, {
		code: 'no-forms',
		hint: known === '' ? '发表：ducha forms 本月' : `发过的有：${known}`,
	});
}

/** In how many days it was late, or what there is still time for. */
function noteOf({ due, returned, version, through }: UnitForm, today: Day): string {
	const edition = version > 1 ? `现为第${version}版` : '';
	const days = returned === null ? daysBetween(due, today) : daysBetween(due, returned);
	const late = days > 0 ? (returned === null ? `已超${days}天` : `迟${days}天`) : '';
	const left = returned === null && days <= 0 ? (days === 0 ? '今天到期' : `还剩${-days}天`) : '';
	const shared = through === null ? '' : `合在${through}的一份里`;
	return [late, left, edition, shared].filter(Boolean).join('，');
}

async function showRound(session: Session, ledger: Ledger, round: FormRound, today: Day): Promise<void> {
	const missing = missingIn(round);
	const isJson = session.format() === 'json';
	const isTable = session.format() === 'table';
	await showList(session, ledger, {
		name: 'forms-status',
		fields: [
			{ key: 'unit', title: '单位', min: 8 },
			{ key: 'standing', title: '情况', min: 6 },
			{ key: 'due', title: '应报', min: 5 },
			{ key: 'returned', title: '收到', min: 5 },
			{ key: 'note', title: '说明', weight: 2, min: 8 },
			{ key: 'phone', title: '电话', min: 12, isRare: true },
			...(isJson
				? [
						{ key: 'version', title: '版次' },
						{ key: 'key', title: '表号' },
						{ key: 'through', title: '合在' },
					]
				: []),
		],
		rows: round.forms.map((form) => [
			form.unitName,
			form.standing,
			isTable ? shortDay(form.due, today) : form.due,
			isTable ? shortDay(form.returned, today) : form.returned,
			noteOf(form, today),
			form.rosterUnit?.phone ?? null,
			...(isJson ? [form.version, form.key, form.through] : []),
		]),
		above: [roundWords(round)],
		below: [],
		extra: { period: round.period, sent: round.forms.length, missing: missing.map(({ unitName }) => unitName) },
	});
	if (missing.length > 0) session.say('催报：ducha forms status --notice；收表：ducha collect 文件夹');
}

async function showStatus(session: Session, word: string | undefined, { notice }: Options): Promise<void> {
	const ledger = await session.ledger();
	const today = session.today();
	const round = chooseRound(await readRounds(ledger.db, today), word, today);
	if (!notice) return showRound(session, ledger, round, today);
	const missing = missingIn(round);
	const settings = await readSettings(ledger.db);
	const text = missing.length === 0 ? `${round.label}反馈表已全部收齐，不用催` : noticeText(round, settings, today);
	await showValue(
		session,
		ledger,
		'forms-notice',
		{ period: round.period, missing: missing.map(({ unitName }) => unitName), text },
		() => text,
	);
}
