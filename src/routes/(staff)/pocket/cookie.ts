/** Set where a device holds something: its worker lets go of it on signing out, and may have to keep what waits there. */
export const pocketCookie = 'tandem.pocket';
