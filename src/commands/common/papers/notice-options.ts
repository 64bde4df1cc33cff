import type { Paper } from '../../../papers/paper.ts';
import type { TagValues } from '../../../papers/templates/template-tags.ts';
import type { PrintOptions } from './printing.ts';

/** What is typed beside the kind of a notice and its items. */
export interface NoticeOptions extends PrintOptions {
	unit?: string | undefined;
	when?: string | undefined;
	where?: string | undefined;
	principal?: string | undefined;
	reason?: string | undefined;
	approvedBy?: string | undefined;
	together?: string | undefined;
	way?: string | undefined;
	dryRun?: boolean | undefined;
}

/** A form without a number, and what its file is called. */
export interface NoticeForm {
	label: string;
	paper: Paper;
	/** What the tags of an office's own template are filled with. */
	values: TagValues;
}
