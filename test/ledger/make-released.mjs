// Writes files/schema-N.db.gz, a small ledger in the newest schema: once, when a version with a new schema is released.
// Afterwards neither that file nor the schema's SQL changes any more. Run after `npm run build`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ducha-released-'));
const ledger = join(folder, '台账.db');
const run = (...words) =>
	execFileSync(process.execPath, [join(root, 'bin/ducha.js'), ...words, '--ledger', ledger, '--today', '2026-11-02'], {
		cwd: folder,
		env: { DUCHA_ACTOR: '林晓' },
		stdio: ['ignore', 'ignore', 'pipe'],
	});

writeFileSync(join(folder, '批示.txt'), '请抓紧办理。');
run('init', '--name', '青屏县委县政府督查室', '--county', '青屏县', '--code-word', '青督');
run('unit', 'import', join(root, 'fixtures/units.xlsx'));
run('import', join(root, 'fixtures/messy-decisions.xlsx'), '--received', '2026-03-30', '--yes');
run('edit', '3', '--tag', '重点');
run('edit', '3', '--tag', '');
run('progress', '4', '招标公告已发布', '--percent', '58');
run('claim', '13', '--day', '10-30', '--text', '亮化工程已验收');
run('review', '13', '--pass', '--with-supports');
run('strike', '13');
run('attach', '4', '批示.txt');
run('escalate', '4', '--issue', '--approved-by', '王敏', '--yes');
run('urge', '5', '--whom', '赵明', '--answer', '正在清障');
run('undo');
run('add', '石板桥限行', '--lead', '县交通局', '--deadline', '11-20');

const version = readdirSync(join(root, 'schema')).filter((name) => name.endsWith('.sql')).length;
writeFileSync(new URL(`files/schema-${version}.db.gz`, import.meta.url), gzipSync(readFileSync(ledger), { level: 9 }));
rmSync(folder, { recursive: true });
