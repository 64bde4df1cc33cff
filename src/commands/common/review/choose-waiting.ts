import { UserError } from '../../../errors.ts';
import type { Item } from '../../../rules/item.ts';
import type { QueueKind } from '../../../rules/queue-flags.ts';
import type { Waiting } from './queue.ts';

const waitingWords = (what: QueueKind): string => (what === '待把关' ? '等把关的反馈' : `等处理的${what}`);

/** `问题3` names a problem, anything else an item. */
export function splitReferences(references: readonly string[]): { items: string[]; findings: string[] } {
	const isFinding = (text: string) => text.normalize('NFKC').trim().startsWith('问题');
	return {
		items: references.filter((text) => !isFinding(text)),
		findings: references.filter(isFinding),
	};
}

/** What waits of the problems named; one that is not to be judged is refused. */
export function chooseFindings(
	queue: readonly Waiting[],
	findings: readonly { id: number }[],
	what: QueueKind | undefined,
): Waiting[] {
	return findings.map(({ id }) => {
		const found = queue.find((waiting) => waiting.what === '问题' && waiting.id === id);
		if (found !== undefined && (what === undefined || what === '问题')) return found;
		throw new UserError(`问题${id} 没有${what === undefined || what === '问题' ? '要研判的' : waitingWords(what)}`, {
			code: 'nothing-waits',
			hint: '看等处理的：ducha review；问题办到哪一步：ducha finding list',
		});
	});
}

/** What is meant when an item is named: what waits on it, of the kind asked for; several kinds are asked back. */
export function chooseWaiting(queue: readonly Waiting[], item: Item, what: QueueKind | undefined): Waiting[] {
	const its = queue.filter((w) => w.item?.id === item.id);
	const meant = what === undefined ? its : its.filter((w) => w.what === what);
	const kinds = [...new Set(meant.map((w) => w.what))];
	if (kinds.length > 1)
		throw new UserError(`${item.number} 有几样在等：${kinds.join('、')}`, {
			exit: 'misused',
			code: 'several-waiting',
			hint: `写明哪一样：ducha review ${item.number} --what ${kinds[0]} --pass，再 --what ${kinds[1]} --pass；退回的写 --return 理由`,
		});
	if (meant.length === 0 && what !== undefined)
		throw new UserError(`${item.number} 没有${waitingWords(what)}`, {
			code: 'nothing-waits',
			hint:
				its.length > 0 ? `等处理的是：${[...new Set(its.map((w) => w.what))].join('、')}` : '看等处理的：ducha review',
		});
	return meant;
}
