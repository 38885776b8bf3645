/** The pages of the API carry no script. */
export const csr = false;
