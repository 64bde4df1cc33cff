import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The faces papers and slides ask for, and the free ones of like width that stand in for them here. */
const standIns = {
	方正小标宋简体: 'Noto Serif CJK SC',
	仿宋_GB2312: 'Noto Serif CJK SC',
	楷体_GB2312: 'Noto Serif CJK SC',
	宋体: 'Noto Serif CJK SC',
	黑体: 'Noto Sans CJK SC',
	微软雅黑: 'Noto Sans CJK SC',
};

/** Writes what fontconfig reads; lines are as long as in the office only where every character is as wide. */
export function writeFonts(folder) {
	const file = join(folder, 'fonts.conf');
	const matches = Object.entries(standIns).map(
		([face, other]) =>
			`<match target="pattern"><test name="family"><string>${face}</string></test><edit name="family" mode="assign" binding="strong"><string>${other}</string></edit></match>`,
	);
	writeFileSync(
		file,
		`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf</include>${matches.join('')}</fontconfig>`,
	);
	return file;
}
