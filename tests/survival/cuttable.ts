import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How a network behaves: it carries, it is gone, or it carries what is asked and loses every answer. */
export type Weather = 'carries' | 'gone' | 'loses answers';

/** A network between a browser and a server that can be cut at any moment. */
export interface Cuttable {
	origin: string;
	/** Changes the weather; what is under way meets the new one. */
	turn: (weather: Weather) => void;
	/** Leads to the server at this origin from now on. */
	leadTo: (origin: string) => void;
	stop: () => Promise<void>;
}

export async function makeCuttable(): Promise<Cuttable> {
	let weather: Weather = 'carries';
	let port = 0;
	const open = new Set<Socket>();
	const server = createServer((near) => {
		if (weather === 'gone') {
			near.destroy();
			return;
		}
		const far = connect(port, '127.0.0.1');
		for (const socket of [near, far]) {
			open.add(socket);
			socket.on('error', () => undefined);
			socket.on('close', () => {
				open.delete(socket);
				near.destroy();
				far.destroy();
			});
		}
		near.on('data', (bytes) => far.write(bytes));
		far.on('data', (bytes) => {
			if (weather === 'carries') near.write(bytes);
			else near.destroy();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://localhost:${(server.address() as AddressInfo).port}`,
		turn: (to) => {
			weather = to;
			if (to === 'gone') for (const socket of open) socket.destroy();
		},
		leadTo: (origin) => {
			port = Number(new URL(origin).port);
		},
		stop: () =>
			new Promise((resolve) => {
				for (const socket of open) socket.destroy();
				server.close(() => resolve());
			}),
	};
}
