import { generateSecret, generateURI, verify } from 'otplib';

/** A new secret: 160 random bits in Base32. */
export const newTotpSecret = (): string => generateSecret({ length: 20 });

/** What authenticator apps scan. */
export const totpUri = (secret: string, issuer: string, login: string): string =>
  generateURI({ issuer, label: login, secret });

const tolerance = 30;

/**
 * The time step of the code, where it is right at this moment (Unix seconds) or one step off and later than
 * `lastStep`; otherwise null, so that no code counts twice.
 */
export async function stepOfCode(
  secret: string,
  code: string,
  lastStep: number,
  epoch: number,
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const after = Math.min(lastStep, Math.floor(epoch / 30) + 1);
  const found = await verify({ secret, token: code, epoch, epochTolerance: tolerance, afterTimeStep: after });
  return found.valid && 'timeStep' in found ? found.timeStep : null;
}
