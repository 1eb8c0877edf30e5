import type { ProblemCode } from '../core/problem/catalogue.ts';
import type { Problem } from '../core/problem/problem.ts';

/** HTTP status by problem; whatever is not named is 422: understood, but not possible as it is. */
const statuses: Partial<Record<ProblemCode, number>> = {
  'input-invalid': 400,
  'body-unreadable': 400,
  'request-malformed': 400,
  'if-match-invalid': 400,
  'cursor-invalid': 400,
  'idempotency-key-invalid': 400,
  'not-signed-in': 401,
  'token-invalid': 401,
  'need-second-factor': 401,
  'sign-in-failed': 401,
  'second-factor-wrong': 401,
  'need-password-change': 403,
  'not-allowed': 403,
  'token-scope-missing': 403,
  'origin-refused': 403,
  'person-required': 403,
  'not-about-oneself': 403,
  'demo-only': 403,
  'demo-refused': 403,
  'oidc-refused': 403,
  'oidc-no-account': 403,
  'not-found': 404,
  'route-unknown': 404,
  'office-unknown': 404,
  'setup-link-invalid': 404,
  'oidc-not-configured': 404,
  'scheme-version-missing': 404,
  'revision-conflict': 409,
  'scheme-version-state': 409,
  'office-exists': 409,
  'login-taken': 409,
  'identity-taken': 409,
  'role-exclusive': 409,
  'role-held': 409,
  'last-administrator': 409,
  'second-factor-enrolled': 409,
  'second-factor-not-begun': 409,
  'too-many': 409,
  'idempotency-key-busy': 409,
  'idempotency-reply-lost': 409,
  'body-too-large': 413,
  'url-too-long': 414,
  'body-type-unsupported': 415,
  'idempotency-key-reused': 422,
  'if-match-missing': 428,
  'rate-exceeded': 429,
  'sign-in-locked': 429,
  'streams-exceeded': 429,
  'internal-error': 500,
  'oidc-unreachable': 502,
  'not-ready': 503,
  'storage-full': 507,
};

/** The status of a refusal: of its first error. */
export function statusOf(problems: readonly Problem[]): number {
  const first = problems.find((each) => each.severity === 'error');
  return first === undefined ? 422 : (statuses[first.code] ?? 422);
}
