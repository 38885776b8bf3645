/** Whoever is not signed in loads no script: these pages are read and sent as they are. */
export const csr = false;
