import { openEmbedded } from './index.ts';

/** For kill.test.ts: ten writers who say on stdout what was acknowledged, until the process is killed. */
const [directory = '', first = '0'] = process.argv.slice(2);
const embedded = await openEmbedded(directory);
await embedded.pool.query(`create table if not exists note (id int primary key, words text);
	create table if not exists balance (person text primary key, hours int not null);
	insert into balance values ('a', 1000), ('b', 1000) on conflict do nothing`);
process.stdout.write('ready\n');

let next = Number(first);
async function write(): Promise<never> {
	for (;;) {
		const id = next++;
		const client = await embedded.pool.connect();
		await client.query('begin');
		await client.query('insert into note values ($1, $2)', [id, 'words '.repeat(id % 50)]);
		await client.query("update balance set hours = hours - 1 where person = 'a'");
		await client.query("update balance set hours = hours + 1 where person = 'b'");
		await client.query('commit');
		client.release();
		process.stdout.write(`${id}\n`);
		if (id % 101 === 0) await embedded.checkpoint();
	}
}
await Promise.all(Array.from({ length: 10 }, write));
