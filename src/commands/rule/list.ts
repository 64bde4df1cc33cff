import type { Command } from '@commander-js/extra-typings';
import { ruleGroups } from '../../rules/rule-kind.ts';
import { findRuleGroup, type Rule, ruleTable } from '../../rules/rule-table.ts';
import type { Session } from '../../session.ts';
import type { Value } from '../../terminal/formats.ts';
import { type OwnRules, readOwnRules, ruleFacts } from '../common/rules/rule-changes.ts';
import { showList } from '../common/show.ts';
import { examples } from '../common/words.ts';

export function declare(parent: Command, session: Session): void {
	parent
		.command('list')
		.addHelpText('before', examples('ducha rule list', 'ducha rule list --group 梯次', 'ducha 规则 列表 --format md'))
		.description('列出各项规则：现行数值和依据，本室改过的注明“已改”并列出默认数值')
		.option('--group <name>', `只列一组：${ruleGroups.join('、')}`)
		.action((options) => listRules(session, options.group));
}

async function listRules(session: Session, word: string | undefined): Promise<void> {
	const group = word === undefined ? null : findRuleGroup(word);
	const ledger = await session.ledger();
	const own = await readOwnRules(ledger.db);
	const rules = ruleTable.filter((rule) => group === null || rule.group === group);
	const changed = rules.filter((rule) => ruleFacts(rule, own).isChanged);
	const count = `规则 ${rules.length}项，已改${changed.length}项`;
	if (session.format() === 'table')
		await showList(session, ledger, {
			name: 'rule-list',
			fields: fields(),
			rows: groupedRows(rules, own),
			above: [count],
			pipeWidth: 100,
		});
	else
		await showList(session, ledger, {
			name: 'rule-list',
			fields: [{ key: 'group', title: '分组' }, ...fields(), { key: 'changed', title: '已改' }],
			rows: rules.map((rule) => {
				const { value, isChanged, basis } = ruleFacts(rule, own);
				return [rule.group, rule.key, rule.label, value, rule.usual, basis, isChanged];
			}),
		});
	const broken = rules.filter((rule) => ruleFacts(rule, own).isBroken);
	for (const rule of broken)
		session.say(`注意：“${rule.label}”的值用不了，其他命令会拒绝；恢复默认：ducha rule reset ${rule.key}`);
}

const fields = () => [
	{ key: 'key', title: '规则' },
	{ key: 'label', title: '含义', weight: 1 },
	{ key: 'value', title: '现行', weight: 1 },
	{ key: 'default', title: '默认', weight: 1, isRare: true },
	{ key: 'basis', title: '依据', weight: 1 },
];

/** The rows of each group under its name; the usual value only stands beside one that was changed. */
function groupedRows(rules: readonly Rule[], own: OwnRules): Value[][] {
	return rules.flatMap((rule, at) => {
		const { value, isChanged, isBroken, basis } = ruleFacts(rule, own);
		const mark = isBroken ? '（用不了）' : isChanged ? '（已改）' : '';
		const heading = rule.group === rules[at - 1]?.group ? [] : [[`【${rule.group}】`, '', '', null, '']];
		return [...heading, [rule.key, rule.label, `${value}${mark}`, isChanged ? rule.usual : null, basis]];
	});
}
