/** Colours by what they mean; each only repeats what the words beside it say. */
export interface Paint {
	red: (text: string) => string;
	yellow: (text: string) => string;
	green: (text: string) => string;
	grey: (text: string) => string;
	strong: (text: string) => string;
	/** The colour of a lamp, taken from the word it begins with: 红 黄 绿, all others grey. */
	lamp: (words: string) => string;
}

const same = (text: string): string => text;
const noPaint = { red: same, yellow: same, green: same, grey: same, strong: same };

/** The office's colours, or texts left as they are; chalk is fetched only when colours are on. */
export async function paint(enabled: boolean): Promise<Paint> {
	const colours = enabled ? await chalkColours() : noPaint;
	const lamps: Record<string, (text: string) => string> = {
		红: colours.red,
		黄: colours.yellow,
		绿: colours.green,
	};
	return { ...colours, lamp: (words) => (lamps[words.charAt(0)] ?? colours.grey)(words) };
}

async function chalkColours(): Promise<typeof noPaint> {
	const { Chalk } = await import('chalk');
	const chalk = new Chalk({ level: 1 });
	return {
		red: (text) => chalk.red(text),
		yellow: (text) => chalk.yellow(text),
		green: (text) => chalk.green(text),
		grey: (text) => chalk.gray(text),
		strong: (text) => chalk.bold(text),
	};
}
