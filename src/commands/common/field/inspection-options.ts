import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import { inspectionKinds } from '../../../rules/inspection.ts';
import { severalTimes } from '../words.ts';

/** The options an inspection is entered and changed with, with the same words. */
export const withInspection = <A extends unknown[], O extends OptionValues>(command: Command<A, O>) =>
	command
		.addOption(new Option('--kind <kind>', '督查方式').choices(inspectionKinds))
		.option('--day <day>', '督查日期（默认今天）')
		.option('--unit <names>', '查了哪些单位或分组，几个用、隔开；不写的是事项的牵头单位')
		.option('--item <references>', '查了哪些事项，几个用、隔开')
		.option('--plan <n>', '按哪一条督查计划')
		.option('--campaign <name>', '专项')
		.option('--team <name>', '哪个督查组查的')
		.option('--liaison <name>', '哪位联络员查的')
		.option('--overseer <unit>', '哪个督办责任单位查的；本室查的不写')
		.option('--members <words>', '参加的人，如 "县人大=罗建平；县政协=何小川；媒体=县融媒体中心"')
		.option('--authorised-by <name>', '暗访由谁授权')
		.option('--where <text>', '地点')
		.option('--interviews <text>', '访谈对象')
		.option('--record <text>', '督查记录')
		.option('--product <text>', '督查调研的成果')
		.option('--copy <file>', '照片、记录，存为附件；可写几次', severalTimes, [] as string[]);
