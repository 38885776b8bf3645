import type { Sealed } from './seal.ts';

/** Who is signed in on this device, with what it holds for them. At most one person. */
export interface Holder {
	/** Whose it is: `pocketOf` of the server. */
	mark: string;
	/** Cannot be taken out of the browser; only used in it. */
	key: CryptoKey;
	filledAt: number;
	language: string;
	things: Sealed;
}

/** An entry that waits: whose it is, and nothing else that can be read without their key. */
export interface Row {
	id: string;
	mark: string;
	sealed: Sealed;
}

const place = 'here';

/** The one database of this device. Made by whichever page or worker comes first. */
function opened(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const asked = indexedDB.open('tandem', 1);
		asked.onupgradeneeded = () => {
			asked.result.createObjectStore('holder');
			asked.result.createObjectStore('entry', { keyPath: 'id' });
		};
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error);
	});
}

/** Does one thing in a transaction, and answers when the device has written it. */
async function within<Result>(
	store: 'holder' | 'entry',
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
	const database = await opened();
	try {
		return await new Promise((resolve, reject) => {
			const transaction = database.transaction(store, mode, { durability: 'strict' });
			const asked = work(transaction.objectStore(store));
			transaction.oncomplete = () => resolve(asked.result);
			transaction.onabort = () => reject(transaction.error);
		});
	} finally {
		database.close();
	}
}

export const findHolder = (): Promise<Holder | undefined> =>
	within('holder', 'readonly', (store) => store.get(place));

export const putHolder = (holder: Holder): Promise<IDBValidKey> =>
	within('holder', 'readwrite', (store) => store.put(holder, place));

export const removeHolder = (): Promise<undefined> =>
	within('holder', 'readwrite', (store) => store.delete(place));

export const findRow = (id: string): Promise<Row | undefined> =>
	within('entry', 'readonly', (store) => store.get(id));

export const putRow = (row: Row): Promise<IDBValidKey> =>
	within('entry', 'readwrite', (store) => store.put(row));

export const removeRow = (id: string): Promise<undefined> =>
	within('entry', 'readwrite', (store) => store.delete(id));

/** The rows of one person. Those of others stay closed, and are not even counted. */
export async function findRows(mark: string): Promise<Row[]> {
	const rows: Row[] = await within('entry', 'readonly', (store) => store.getAll());
	return rows.filter((row) => row.mark === mark);
}
