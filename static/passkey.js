// The one script before sign-in: offers passkeys, where the browser has them. Everything else there works without it.
// @ts-check

/** @param {string} text base64url */
const bytesOf = (text) =>
	Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));

/** @param {ArrayBuffer} bytes */
const textOf = (bytes) =>
	btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');

/** How long a challenge is waited for before a new one is asked, in milliseconds: less than the server keeps it. */
const fresh = 4 * 60_000;

/** @param {HTMLFormElement} form */
function start(form) {
	const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
	const failed = /** @type {HTMLElement} */ (form.querySelector('[data-failed]'));
	let waiting = new AbortController();

	/** @param {CredentialRequestOptions} [more] */
	async function sign(more) {
		const answer = await fetch('/sign-in/passkey/challenge', { method: 'POST' });
		if (!answer.ok) throw new Error(String(answer.status));
		const asked = await answer.json();
		const publicKey = { ...asked, challenge: bytesOf(asked.challenge), allowCredentials: [] };
		const credential = /** @type {PublicKeyCredential} */ (
			await navigator.credentials.get({ ...more, publicKey })
		);
		const { authenticatorData, clientDataJSON, signature, userHandle } =
			/** @type {AuthenticatorAssertionResponse} */ (credential.response);
		const field = /** @type {HTMLInputElement} */ (form.elements.namedItem('answer'));
		field.value = JSON.stringify({
			id: credential.id,
			rawId: textOf(credential.rawId),
			type: credential.type,
			clientExtensionResults: {},
			response: {
				clientDataJSON: textOf(clientDataJSON),
				authenticatorData: textOf(authenticatorData),
				signature: textOf(signature),
				...(userHandle ? { userHandle: textOf(userHandle) } : {}),
			},
		});
		form.submit();
	}

	/** Lets the browser offer passkeys where the address is typed, for as long as the page is open. */
	async function offer() {
		waiting = new AbortController();
		const { signal } = waiting;
		const again = setTimeout(() => {
			waiting.abort();
			if (document.hidden) document.addEventListener('visibilitychange', offer, { once: true });
			else offer();
		}, fresh);
		try {
			await sign({ mediation: 'conditional', signal });
		} catch {
			// Put aside, or not to be had: the button and the link are still there.
			clearTimeout(again);
		}
	}

	button.addEventListener('click', async () => {
		waiting.abort();
		failed.hidden = true;
		try {
			await sign();
		} catch {
			failed.hidden = false;
			if (available) offer();
		}
	});

	let available = false;
	form.hidden = false;
	PublicKeyCredential.isConditionalMediationAvailable?.().then((so) => {
		available = so;
		if (so) offer();
	});
}

const form = document.querySelector('form[data-passkey]');
if (form instanceof HTMLFormElement && window.PublicKeyCredential) start(form);
