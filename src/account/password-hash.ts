import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** A way of hashing passwords; a hash says by its beginning which made it. */
export interface PasswordHasher {
  readonly mark: string;
  hash(password: string): Promise<string>;
  verify(stored: string, password: string): Promise<boolean>;
}

// OWASP: Argon2id with 19 MiB, 2 passes, 1 lane.
const argon2Cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const;

type Argon2 = typeof import('@node-rs/argon2');
let loading: Promise<Argon2 | null> | null = null;

/** The native module; null where there is no build of it for this machine. */
export function loadArgon2(): Promise<Argon2 | null> {
  loading ??= import('@node-rs/argon2').catch(() => null);
  return loading;
}

const argon2Hasher = (argon2: Argon2): PasswordHasher => ({
  mark: '$argon2id$',
  hash: (password) => argon2.hash(password, argon2Cost),
  verify: (stored, password) => argon2.verify(stored, password),
});

// OWASP: scrypt with N = 2^17, r = 8, p = 1, which takes 128 MiB.
const scryptCost = { N: 131_072, r: 8, p: 1, maxmem: 192 * 1024 * 1024 } as const satisfies ScryptOptions;
const bytes = 32;

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(password, salt, bytes, scryptCost, (error, key) =>
      error === null ? resolve(key) : reject(error),
    ),
  );

/** What machines without the native module use. */
export const scryptHasher: PasswordHasher = {
  mark: '$scrypt$17$8$1$',
  async hash(password) {
    const salt = randomBytes(16);
    const key = await derive(password, salt);
    return `${scryptHasher.mark}${salt.toString('base64url')}$${key.toString('base64url')}`;
  },
  async verify(stored, password) {
    const [salt = '', key = ''] = stored.slice(scryptHasher.mark.length).split('$');
    const expected = Buffer.from(key, 'base64url');
    const given = await derive(password, Buffer.from(salt, 'base64url'));
    return expected.length === given.length && timingSafeEqual(expected, given);
  },
};

/** Hashes passwords with Argon2id where it can be loaded, otherwise with scrypt. */
export async function passwordHasher(): Promise<PasswordHasher> {
  const argon2 = await loadArgon2();
  return argon2 === null ? scryptHasher : argon2Hasher(argon2);
}

export const hashPassword = async (password: string): Promise<string> =>
  (await passwordHasher()).hash(written(password));

let decoy: Promise<string> | null = null;

/**
 * Whether it is the password. Without a stored hash (no such account, or no password yet) the same work is done on a
 * decoy and the answer is no, so that time does not tell which logins exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const preferred = await passwordHasher();
  decoy ??= preferred.hash('no account has this password');
  const against = stored ?? (await decoy);
  const hasher = against.startsWith(scryptHasher.mark) ? scryptHasher : preferred;
  if (!against.startsWith(hasher.mark)) throw new Error('this machine cannot verify the stored kind of hash');
  const right = await hasher.verify(against, written(password));
  return right && stored !== null;
}

// The same characters typed on another keyboard or system are the same password.
const written = (password: string): string => password.normalize('NFKC');
