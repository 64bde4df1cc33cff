import { describe, expect, test } from 'vitest';
import { chiefPost, type Standing, standingFor } from '../../src/rules/approvers.ts';

const leader = (position: string | null) => ({ role: '县领导' as const, position });
const head = { role: '单位第一责任人' as const, position: '局长' };

describe('who may approve', () => {
	test.each<[string, string, Parameters<typeof standingFor>[1], Standing]>([
		['a post that is not on the roster', '督查室主任', [], 'fits'],
		['a head of a bureau for it', '办公室主任', [head], 'fits'],
		['a county leader', '分管县领导', [leader(null)], 'fits'],
		['a head of a bureau for a county leader', '分管县领导', [head], 'lower'],
		['nobody known', '分管县领导', [], 'unknown'],
		['the secretary', '主要领导', [leader('县委书记')], 'fits'],
		['the magistrate, also deputy secretary', '主要领导', [leader('县委副书记、县长')], 'fits'],
		['a deputy magistrate', '主要领导', [leader('副县长')], 'lower'],
		['the first deputy', '主要领导', [leader('县委常委、常务副县长')], 'lower'],
		['a deputy secretary', '主要领导', [leader('县委副书记')], 'lower'],
		['the secretary of a department', '主要领导', [leader('县纪委书记')], 'lower'],
		['a leader whose post is not written', '主要领导', [leader(null)], 'unknown'],
		['two posts, one of them high', '主要领导', [head, leader('区长')], 'fits'],
		['a head of a bureau', '主要领导', [head], 'lower'],
	])('%s', (_, post, held, standing) => expect(standingFor(post, held)).toBe(standing));
});

test.each<[string | null, string | null]>([
	['县委书记', '县委书记'],
	['县委副书记、县长', '县长'],
	['县委副书记、代县长', '代县长'],
	['区委书记，区人武部党委第一书记', '区委书记'],
	['旗长', '旗长'],
	['县委常委、常务副县长', null],
	['副县长', null],
	['县纪委书记', null],
	['县委副书记', null],
	['局长', null],
	[null, null],
])('%s is head of the county as %s', (position, post) => expect(chiefPost({ position })).toBe(post));
