/**
 * The addresses in a PostgreSQL URL, one a host: `postgres://user:secret@one:5432,two:5432/tandem` names two servers, as
 * libpq has it (PostgreSQL 15, 34.1.1.3). The same user, database and options hold for each.
 * @returns at least one; an address that cannot be read is given as it is
 */
export function addressesIn(url: string): string[] {
	const [, before = '', hosts = '', after = ''] =
		/^(postgres(?:ql)?:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
	if (!hosts.includes(',')) return [url];
	return hosts.split(',').map((host) => `${before}${host}${after}`);
}
