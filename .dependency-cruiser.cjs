/** The law of the house: two pure folders at the centre, four adapters that never meet, thin commands where they do. */
const adapters = ['ledger', 'sheets', 'papers', 'terminal'];
const only = (name, from, allowed, comment) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from },
	to: { path: '^src/', pathNot: allowed },
});
/** A library lives in one room. */
const home = (library, room) => ({
	name: `${library}-lives-in-one-room`,
	severity: 'error',
	from: { path: '^src/', pathNot: room },
	to: { path: `node_modules/${library}(/|$)` },
});

module.exports = {
	forbidden: [
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
		{ name: 'no-orphans', severity: 'error', from: { orphan: true, path: '^src/' }, to: {} },
		only('rules-are-pure', '^src/rules/', '^src/(rules/|errors\\.ts$)', 'rules know only rules'),
		only(
			'reading-is-pure',
			'^src/reading/',
			'^src/(rules|reading)/|^src/errors\\.ts$',
			'reading knows reading and rules',
		),
		...adapters.map((a) =>
			only(
				`${a}-stands-alone`,
				`^src/${a}/`,
				`^src/(rules/|${a}/|errors\\.ts$${a === 'sheets' ? '|reading/' : ''})`,
				'adapters never meet',
			),
		),
		{
			name: 'commands-never-import-commands',
			severity: 'error',
			from: { path: '^src/commands/.+' },
			to: { path: '^src/commands/.+', pathNot: '^src/commands/common/' },
		},
		{
			name: 'pure-rooms-touch-no-node',
			severity: 'error',
			from: { path: '^src/(rules|reading)/' },
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'pure-rooms-need-no-packages',
			comment: 'dayjs checks and adds days, and only rules/day.ts knows it',
			severity: 'error',
			from: { path: '^src/(rules|reading)/', pathNot: '^src/rules/day\\.ts$' },
			to: { dependencyTypes: ['npm', 'npm-dev'] },
		},
		{
			name: 'nothing-imports-main',
			severity: 'error',
			from: { path: '^src/(?!main)' },
			to: { path: '^src/main\\.ts$' },
		},
		home('better-sqlite3', '^src/ledger/sqlite'),
		home('kysely', '^src/ledger/'),
		home('exceljs', '^src/sheets/'),
		home('hucre', '^src/sheets/'),
		home('docx', '^src/papers/'),
		home('pptxgenjs', '^src/papers/'),
		home('docxtemplater', '^src/papers/'),
		home('pizzip', '^src/papers/'),
		home('chalk', '^src/terminal/'),
		home('@inquirer', '^src/terminal/'),
		home('string-width', '^src/terminal/'),
		home('dayjs', '^src/rules/day\\.ts$'),
		home('@commander-js', '^src/(catalogue|command-line|missing|misuse|typed-options|main|commands/)'),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		exclude: { path: '^dist/' },
		enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
	},
};
