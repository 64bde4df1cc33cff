const record = /^(?:docProps\/core|meta)\.xml$/i;
/** `dcterms:modified` of a workbook, `dc:date` of an OpenDocument sheet. */
const element = /<(?:dcterms:modified|dc:date)\b[^<>]{0,200}>([^<>]{10,40})</;

/** The part of a package that tells when a program last saved it. */
export const isSaveRecord = (name: string): boolean => record.test(name);

/** Takes that part out and reads it: milliseconds of the instant; a time without a zone is China's. */
export function takeSavedTime(parts: Map<string, Buffer>): { saved?: number } {
	const name = [...parts.keys()].find(isSaveRecord);
	if (name === undefined) return {};
	const said = element.exec(parts.get(name)?.toString('utf8') ?? '')?.[1]?.trim() ?? '';
	parts.delete(name);
	const saved = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(said) ? said : `${said}+08:00`);
	return Number.isNaN(saved) ? {} : { saved };
}
