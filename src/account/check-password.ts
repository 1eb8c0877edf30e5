import { type Problem, problem } from '../core/problem/problem.ts';
import { commonStems, commonWholes } from './common-passwords.ts';
import type { AccountPolicy } from './password-policy.ts';

/** Everything that is wrong with a password before former ones are looked at; `login` must not be in it. */
export function checkPassword(policy: AccountPolicy, password: string, login: string): readonly Problem[] {
  const length = [...password].length;
  const { minLength, maxLength, minKinds } = policy;
  const problems: Problem[] = [];
  if (length < minLength) problems.push(problem('password-too-short', { least: String(minLength) }));
  if (length > maxLength) return [problem('password-too-long', { most: String(maxLength) })];
  if (kindsIn(password) < minKinds) problems.push(problem('password-too-plain', { kinds: String(minKinds) }));
  if (isGuessable(password, login)) problems.push(problem('password-common', {}));
  return problems;
}

const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/];
const kindsIn = (password: string): number => kinds.filter((kind) => kind.test(password)).length;

const fewest = 5;

/** Common, a run along the alphabet or the digits, made of too few characters, or holding the login. */
export function isGuessable(password: string, login: string): boolean {
  const small = password.toLowerCase();
  const plain = [...small].map((each) => lookalikes[each] ?? each).join('');
  const stems = [stemOf(small), stemOf(plain)];
  return (
    commonWholes.has(small) ||
    stems.some((stem) => commonStems.has(stem)) ||
    new Set(small).size < fewest ||
    isRun(small) ||
    (login.length >= 3 && small.includes(login.toLowerCase()))
  );
}

const lookalikes: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '5': 's',
  $: 's',
};

/** What is left without the digits and symbols at both ends. */
const stemOf = (text: string): string => text.replace(/^[^a-z]+/, '').replace(/[^a-z]+$/, '');

/** Whether nearly every character follows the one before, up or down. */
function isRun(text: string): boolean {
  const codes = [...text].map((each) => each.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => code - (codes[i] ?? 0));
  const along = (step: number): number => steps.filter((each) => each === step).length;
  return steps.length >= 4 && Math.max(along(1), along(-1)) >= steps.length - 1;
}
