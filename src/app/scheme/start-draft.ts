import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeOrigin, SchemeVersionInfo } from '../../port/store-scheme.ts';
import { offeredFiles, offeredSchemes } from '../../store/view/scheme-offers.ts';
import { listVersions, readVersionInfo } from '../../store/view/scheme-versions.ts';
import { readVersion, startDraft } from '../../store/write/scheme-versions.ts';
import { builtInScheme } from '../built-in.ts';
import { readSchemeFolder } from '../open-scheme.ts';
import type { Platform } from '../platform.ts';
import { act, refused, type Work } from '../work/act.ts';
import { acceptTexts, type Texts, titleOf } from './accept-texts.ts';
import { missing, subjectOf } from './find-version.ts';

/** From what a draft is started. */
export type DraftSource =
  | { readonly kind: 'files'; readonly files: Texts }
  /** Name of a scheme that comes with the product. */
  | { readonly kind: 'built-in'; readonly folder: string }
  | { readonly kind: 'version'; readonly scheme: string; readonly version: number }
  /** A template that an office above handed down. */
  | { readonly kind: 'template'; readonly office: string; readonly scheme: string; readonly version: number };

export interface AskedDraft {
  /** The office's own name for the scheme: a–z, 0–9 and hyphens. */
  readonly scheme: string;
  /** Why there is a new version; may be blank for the first one only. */
  readonly reason: string;
  readonly source: DraftSource;
}

/** Starts the next version of a scheme as a draft. */
export async function startSchemeDraft(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedDraft,
): Promise<Result<SchemeVersionInfo>> {
  const { source } = asked;
  const folder = source.kind === 'built-in' ? await readBuiltIn(source.folder) : null;
  return act(platform, actor, async (work) => {
    const no = permit(actor, 'scheme.edit', { office: actor.office });
    if (no !== null) return refused(no);
    const taken = folder ?? (await takeFrom(work, source));
    return taken.ok ? enterDraft(work, { ...asked, ...taken.value }) : taken;
  });
}

/** The texts a draft starts with, and where they came from. */
export interface TakenTexts {
  readonly files: Texts;
  readonly origin: SchemeOrigin;
}

/** Enters a draft in the transaction of a use case that asked whether it may. */
export async function enterDraft(
  work: Work,
  asked: Pick<AskedDraft, 'scheme' | 'reason'> & TakenTexts,
): Promise<Result<SchemeVersionInfo>> {
  const { client, actor } = work;
  const { scheme, origin } = asked;
  const reason = asked.reason.trim();
  const files = acceptTexts(asked.files);
  if (!files.ok) return files;
  const before = await listVersions(client, actor.office, scheme);
  if (reason === '' && before.length > 0) return fail(problem('scheme-reason-missing', { scheme }));
  const { office, account: by } = actor;
  const title = titleOf(files.value);
  const started = await startDraft(client, { office, scheme, files: files.value, reason, by, title, origin });
  if (!started.ok) return started;
  const { version } = started.value;
  work.record({
    action: 'scheme.edit',
    subject: subjectOf({ scheme, version }),
    details: { origin, reason },
  });
  const info = await readVersionInfo(client, { office, scheme, version });
  return info === null ? missing({ scheme, version }) : ok(info);
}

async function readBuiltIn(name: string): Promise<Result<TakenTexts>> {
  const folder = await builtInScheme(name);
  if (folder === null) return fail(problem('not-found', { what: name }));
  const files = await readSchemeFolder(folder);
  return files.ok ? ok({ files: files.value, origin: { kind: 'built-in', folder: name } }) : files;
}

async function takeFrom({ client, actor }: Work, source: DraftSource): Promise<Result<TakenTexts>> {
  if (source.kind === 'files') return ok({ files: source.files, origin: { kind: 'files' } });
  if (source.kind === 'version') {
    const kept = await readVersion(client, { office: actor.office, ...source });
    const { kind, scheme, version } = source;
    return kept === null ? missing(source) : ok({ files: kept.files, origin: { kind, scheme, version } });
  }
  if (source.kind === 'built-in') return readBuiltIn(source.folder);
  const { kind, office, scheme, version } = source;
  const isIt = (each: Pick<typeof source, 'office' | 'scheme' | 'version'>): boolean =>
    each.office === office && each.scheme === scheme && each.version === version;
  const offered = (await offeredSchemes(client)).find(isIt);
  const files = offered === undefined ? null : await offeredFiles(client, source);
  if (offered === undefined || files === null) return missing(source);
  return ok({ files, origin: { kind, office, scheme, version, fingerprint: offered.fingerprint } });
}
