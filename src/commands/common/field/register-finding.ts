import { editFinding, type Finding } from '../../../ledger/findings.ts';
import { insertItems, type WrittenItem } from '../../../ledger/item-write.ts';
import type { Db } from '../../../ledger/open.ts';
import type { Session } from '../../../session.ts';
import { enterItem } from '../entry/enter-item.ts';
import { composeItem } from '../entry/new-item.ts';
import { needSource, type OfficeRules } from '../office.ts';
import { typedLine } from '../words.ts';

/** Opens an item for each problem that has none, led by its unit and due when the problem is (来源：督查发现). */
export async function registerFindings(
	tx: Db,
	session: Session,
	findings: readonly Finding[],
	rules: OfficeRules,
): Promise<{ number: string; title: string }[]> {
	const source = rules.sources.find(({ kind }) => kind === '发现') ?? needSource(rules.sources, '督查发现');
	const made: { number: string; title: string }[] = [];
	for (const finding of findings.filter(({ item }) => item === null)) {
		const title = typedLine(finding.text) ?? '督查发现的问题';
		const options = {
			lead: finding.unit.name,
			source: source.name,
			...(finding.requirement !== null && { content: finding.requirement }),
			...(finding.deadline !== null && { deadline: finding.deadline }),
		};
		const { item } = composeItem(await enterItem(tx, title, options, rules, session.today()), rules);
		const [{ id, number }] = (await insertItems(tx, [item], session.breathe)) as [WrittenItem];
		await editFinding(tx, finding.id, { item: id });
		made.push({ number, title });
	}
	return made;
}
