import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Member, machine } from '#server/platform/actor.ts';
import { now } from '#server/platform/clock.ts';
import { outsideWork, unitOfWork } from '#server/platform/database/index.ts';
import { faultOf, log } from '#server/platform/log/index.ts';
import { type Knocked, knockOutside } from '#server/platform/outside/index.ts';
import { settings } from '#server/platform/settings.ts';
import { asksAgain, judge, mostTurns, redirects, stands, type Verdict } from './link-check.ts';

/** How many links one run asks for, of one host, and how many hosts at a time. */
const [aRun, ofAHost, atATime] = [300, 20, 4];
/** How long one question may take, and how long a host is left in peace between two, milliseconds. */
const [mostTime, peace] = [10_000, 2000];
/** A host that is always there (kept by IANA, for examples): asked only where nobody answered, whether that is our own fault. */
const alwaysThere = 'https://example.com/';

interface Due {
	resource_id: string;
	owner_id: string;
	host: string;
}

/** A link that was asked for. */
interface Asked extends Due {
	verdict: Verdict;
	/** Somebody out there answered, whatever it was. */
	isReached: boolean;
}

/**
 * Asks for the links that are due whether they still lead somewhere: of one host one after the other, with pauses, and no more once it
 * says that it is too much. Which are due is found as the machine; each is asked for as its owner. Where nobody answers at all, it is
 * our own network that is down, or may not go out: nothing is told of those links, and they are asked for the next day.
 * @param between how long a host is left in peace, milliseconds
 * @param witness who is asked where nobody answered
 * @returns how many were asked for
 */
export async function checkLinks(between = peace, witness = alwaysThere): Promise<number> {
	outsideWork('Asking for links');
	const hosts = [...Map.groupBy(await findDue(), ({ host }) => host).values()];
	const asked: Asked[] = [];
	const lanes = Array.from({ length: atATime }, async () => {
		for (let links = hosts.pop(); links; links = hosts.pop()) asked.push(...(await askHost(links, between)));
	});
	await Promise.all(lanes);
	const unheard = asked.filter(isUnheard);
	if (unheard.length === 0) return asked.length;
	const isOut = asked.some(({ host, isReached }) => isReached && !isOfOwn(host)) || (await isThere(witness));
	if (!isOut) log.warning('links.nobody-answered', { links: unheard.length });
	for (const link of unheard)
		await tell(link, isOut ? link.verdict : { kind: 'unheard' }).catch((error) =>
			log.warning('link.not-checked', faultOf(error)),
		);
	return asked.length;
}

/** Which links are due: of each host the longest due, then of each the next, so that nobody holds up the others. */
function findDue(): Promise<Due[]> {
	return unitOfWork(machine, (tx) =>
		tx
			.selectFrom((from) =>
				from
					.selectFrom('link_check')
					.select(['resource_id', 'owner_id', 'host', 'due_at'])
					.select(sql<string>`row_number() over (partition by host order by due_at, resource_id)`.as('turn'))
					.where('due_at', '<=', now())
					.as('d'),
			)
			.select(['resource_id', 'owner_id', 'host'])
			.where('turn', '<=', String(ofAHost))
			.orderBy('turn')
			.orderBy('due_at')
			.orderBy('resource_id')
			.limit(aRun)
			.execute(),
	);
}

/** What is of one's own network, and may be asked for, is reached without a way out: it says nothing of that, and needs none. */
const isOfOwn = (host: string) =>
	settings().outsideHosts.some((one) => URL.parse(`http://${host}`)?.hostname === one);

const isUnheard = ({ verdict, isReached, host }: Asked) =>
	verdict.kind === 'fails' && !isReached && !isOfOwn(host);

async function isThere(address: string): Promise<boolean> {
	const { outsideHosts: allowed } = settings();
	return (
		(await knockOutside({ address, method: 'HEAD', mostTime, agent: agent(), allowed })).kind === 'answer'
	);
}

async function askHost(links: readonly Due[], between: number): Promise<Asked[]> {
	const asked: Asked[] = [];
	for (const [index, link] of links.entries()) {
		if (index > 0) await pause(between);
		const one = await checkLink(link, between).catch((error) => {
			log.warning('link.not-checked', faultOf(error));
			return undefined;
		});
		if (!one) continue;
		asked.push(one);
		// Whoever says that it is too much is asked nothing else in this run.
		if (one.verdict.kind === 'unknown' && one.verdict.inSeconds !== null) break;
	}
	return asked;
}

/** Asks for a link, and keeps what it came to unless nobody answered; undefined for one that was withdrawn meanwhile. */
async function checkLink(due: Due, between: number): Promise<Asked | undefined> {
	const link = await unitOfWork(ownerOf(due), (tx) =>
		tx
			.selectFrom('resource')
			.select('url')
			.where('id', '=', due.resource_id)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst(),
	);
	if (!link?.url) return undefined;
	const asked: Asked = { ...due, ...(await ask(link.url, between)) };
	if (!isUnheard(asked)) await tell(asked, asked.verdict);
	return asked;
}

const ownerOf = ({ owner_id }: Due): Member => ({ kind: 'member', personId: owner_id });

async function tell(link: Due, verdict: Verdict): Promise<void> {
	const at = now();
	await unitOfWork(ownerOf(link), async (tx) => {
		const row = await tx
			.selectFrom('link_check')
			.select(['fails', 'failed_on', 'dead_since', 'moved_to'])
			.where('resource_id', '=', link.resource_id)
			// Not what was led elsewhere, or said to work, while it was asked for.
			.where('due_at', '<=', at)
			.forUpdate()
			.executeTakeFirst();
		if (!row) return;
		const before = {
			fails: row.fails,
			failedOn: row.failed_on,
			deadSince: row.dead_since,
			movedTo: row.moved_to,
		};
		const { fails, failedOn, deadSince, movedTo, dueAt } = stands(before, verdict, at, Math.random());
		await tx
			.updateTable('link_check')
			.set({
				tried_at: at,
				fails,
				failed_on: failedOn,
				dead_since: deadSince,
				moved_to: movedTo,
				due_at: dueAt,
			})
			.where('resource_id', '=', link.resource_id)
			.execute();
	});
}

function agent(): string {
	const { origin } = settings();
	return `Tandem-links/1.0 (asks once a week whether a page is still there${origin ? `; +${origin}` : ''})`;
}

/** Asks for a page, turn by turn: each turn is an address of its own, and has to be one of the open internet. */
async function ask(url: string, between: number): Promise<Pick<Asked, 'verdict' | 'isReached'>> {
	const { outsideHosts } = settings();
	const statuses: number[] = [];
	let address = url;
	for (let turn = 0; ; turn += 1) {
		const knock = { address, mostTime, agent: agent(), allowed: outsideHosts };
		let answer: Knocked = await knockOutside({ ...knock, method: 'HEAD' });
		if (asksAgain(answer)) {
			await pause(Math.min(between, 500));
			answer = await knockOutside({ ...knock, method: 'GET' });
		}
		if (answer.kind === 'answer') statuses.push(answer.status);
		const isReached = statuses.length > 0;
		const leadsOn = answer.kind === 'answer' && redirects.has(answer.status) && answer.location !== null;
		if (!leadsOn || answer.kind !== 'answer' || answer.location === null)
			return { verdict: judge(statuses, address, answer, url), isReached };
		if (turn === mostTurns) return { verdict: { kind: 'fails' }, isReached };
		address = answer.location;
	}
}
