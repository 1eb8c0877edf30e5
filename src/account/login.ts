/** A login as it is stored: small letters, no blanks around it, full-width letters as plain ones. */
export const loginOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** Whether it can be a login: 2 to 64 small letters, digits and . _ @ -, a letter or digit first. */
export const isLogin = (login: string): boolean => /^[a-z0-9][a-z0-9._@-]{1,63}$/.test(login);
