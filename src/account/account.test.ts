import fc from 'fast-check';
import { generate } from 'otplib';
import { describe, expect, it } from 'vitest';
import { checkPassword } from './check-password.ts';
import { isLogin, loginOf } from './login.ts';
import { isProviderAddress } from './oidc.ts';
import { hashPassword, passwordHasher, scryptHasher, verifyPassword } from './password-hash.ts';
import { presets } from './password-policy.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery.ts';
import { seal, unseal } from './seal.ts';
import { isSecret, newSecret, newToken } from './secret.ts';
import { newTotpSecret, stepOfCode, totpUri } from './totp.ts';

describe('passwords', () => {
  it('are hashed with Argon2id at the cost OWASP asks for, each with a salt of its own', async () => {
    const [one, two] = await Promise.all([hashPassword('岁寒 3 you'), hashPassword('岁寒 3 you')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, '岁寒 3 you')).toBe(true);
    expect(await verifyPassword(one, '岁寒 3 You')).toBe(false);
  });

  it('are the same however the characters are composed', async () => {
    expect(await verifyPassword(await hashPassword('é Ａ1'), 'e\u0301 A1')).toBe(true);
  });

  it('are hashed with scrypt where the native module cannot be loaded, and verified either way', async () => {
    const stored = await scryptHasher.hash('松柏 1 ting');
    expect(stored).toMatch(/^\$scrypt\$17\$8\$1\$/);
    expect(await verifyPassword(stored, '松柏 1 ting')).toBe(true);
    expect(await verifyPassword(stored, '松柏 1 ding')).toBe(false);
  });

  it('cost the same work without an account, and then never match', async () => {
    const hasher = await passwordHasher();
    const decoy = await hasher.hash('no account has this password');
    expect(decoy.slice(0, 30)).toBe((await hashPassword('x')).slice(0, 30));
    expect(await verifyPassword(null, 'no account has this password')).toBe(false);
  });
});

const codes = (preset: keyof typeof presets, password: string): readonly string[] =>
  checkPassword(presets[preset], password, 'zhang.san').map((each) => each.code);

describe('the policy 等保', () => {
  it.each([
    ['Yuan-shan7', []],
    ['Yuan7cao', []],
    ['Yuan-7', ['password-too-short']],
    ['yuanshancao', ['password-too-plain']],
    ['yuanshan7', ['password-too-plain']],
    ['山高水长Yuan7', []],
    ['a'.repeat(129), ['password-too-long']],
    ['Zhang.san7', ['password-common']],
    ['P@ssw0rd', ['password-common']],
    ['Admin@123', ['password-common']],
    ['Qwerty!2026', ['password-common']],
  ])('%s', (password, expected) => expect(codes('dengbao', password)).toEqual(expected));
});

describe('the policy ASVS', () => {
  it.each([
    ['yuanshanbaicao', []],
    ['yuanshanbai', ['password-too-short']],
    ['passwordpassword', ['password-common']],
    ['123456789012', ['password-common']],
    ['zyxwvutsrqpo', ['password-common']],
    ['abababababab', ['password-common']],
    ['administrator2026', ['password-common']],
  ])('%s', (password, expected) => expect(codes('asvs', password)).toEqual(expected));

  it('neither asks for kinds of characters nor for a change at intervals', () => {
    expect(presets.asvs).toMatchObject({ minKinds: 0, maxAgeDays: null, history: 0 });
  });
});

describe('logins', () => {
  it('once read are read the same again', () => {
    fc.assert(fc.property(fc.string(), (text) => loginOf(loginOf(text)) === loginOf(text)));
  });
  it('are small letters, digits and a few signs', () => {
    for (const good of ['ab', 'zhang.san', '330683x', 'a_b-c@d']) expect(isLogin(good)).toBe(true);
    for (const bad of ['', 'a', '.a', 'A1', '张三', 'a b', `a${'b'.repeat(64)}`])
      expect(isLogin(bad)).toBe(false);
  });
});

describe('one-time codes', () => {
  const secret = newTotpSecret();
  const now = 1_800_000_015;
  const at = (epoch: number) => generate({ secret, epoch });

  it('are good in their step and the ones beside it', async () => {
    for (const shift of [-30, 0, 30])
      expect(await stepOfCode(secret, await at(now + shift), 0, now)).toBe((now + shift - 15) / 30);
    for (const shift of [-60, 60]) expect(await stepOfCode(secret, await at(now + shift), 0, now)).toBeNull();
  });

  it('are not good again, nor is one of an earlier step', async () => {
    const step = await stepOfCode(secret, await at(now), 0, now);
    expect(await stepOfCode(secret, await at(now), step ?? 0, now)).toBeNull();
    expect(await stepOfCode(secret, await at(now - 30), step ?? 0, now)).toBeNull();
    expect(await stepOfCode(secret, await at(now + 30), step ?? 0, now)).toBe((step ?? 0) + 1);
  });

  it('are refused, not failed on, when the clock went back or the text is no code', async () => {
    expect(await stepOfCode(secret, await at(now), 70_000_000, now)).toBeNull();
    for (const text of ['', '12345', '1234567', '１２３４５６', 'abcdef', ' 12345'])
      expect(await stepOfCode(secret, text, 0, now)).toBeNull();
  });

  it('match the published vectors of RFC 6238, as six digits', async () => {
    const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(await stepOfCode(rfc, '287082', 0, 59)).toBe(1);
    expect(await stepOfCode(rfc, '081804', 0, 1_111_111_109)).toBe(37_037_036);
    expect(await stepOfCode(rfc, '005924', 0, 1_234_567_890)).toBe(41_152_263);
  });

  it('are offered to apps with the name of the account', () => {
    const uri = new URL(totpUri(secret, '准绳', 'zhang.san'));
    expect([uri.protocol, uri.host, uri.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret]);
    expect(decodeURIComponent(uri.pathname)).toContain('zhang.san');
  });
});

describe('recovery codes', () => {
  it('are ten different ones, read with or without dashes', () => {
    const all = newRecoveryCodes();
    expect(new Set(all).size).toBe(10);
    const [first = ''] = all;
    expect(first).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(hashRecoveryCode(first.toUpperCase().replaceAll('-', ''))).toBe(hashRecoveryCode(first));
  });
});

describe('secrets', () => {
  it('are recognised by their form', () => {
    expect([isSecret(newSecret()), isSecret(newToken())]).toEqual([true, true]);
    expect(newToken()).toMatch(/^zs_/);
    fc.assert(fc.property(fc.string({ maxLength: 42 }), (text) => !isSecret(text)));
  });

  it('that are sealed open with their key and purpose only, unchanged', () => {
    const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, n) => {
        const sealed = seal(key, text, 'totp/a');
        const at = 3 + (n % (sealed.length - 3));
        const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
        expect(unseal(key, sealed, 'totp/a')).toBe(text);
        expect(unseal(other, sealed, 'totp/a')).toBeNull();
        expect(unseal(key, sealed, 'totp/b')).toBeNull();
        expect([null, text]).toContain(unseal(key, changed, 'totp/a'));
      }),
      { numRuns: 50 },
    );
    expect(unseal(key, 'not sealed', 'totp/a')).toBeNull();
  });
});

describe('addresses of providers', () => {
  it('use https, but for this very machine', () => {
    for (const good of [
      'https://id.example/realm',
      'http://127.0.0.1:9000',
      'http://localhost',
      'http://[::1]:1',
    ])
      expect(isProviderAddress(good)).toBe(true);
    for (const bad of ['http://id.example', 'ftp://id.example', 'id.example', 'https://a:b@id.example', ''])
      expect(isProviderAddress(bad)).toBe(false);
  });
});
