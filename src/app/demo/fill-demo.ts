import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import { loadRoster } from '../campaign/edit-units.ts';
import { loadStream } from '../facts/load-stream.ts';
import { generateFacts } from '../generate/generate.ts';
import { openSettings } from '../generate/open-settings.ts';
import type { Platform } from '../platform.ts';
import { act } from '../work/act.ts';
import { demo, loadedSubject, reason } from './demo.ts';

export interface Filling {
  readonly scheme: Scheme;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Makes the facts and loads them; what is there already stays as it is. */
export async function fillDemo(platform: Platform, actor: Actor, filling: Filling): Promise<Result<null>> {
  const { scheme, folder, signal } = filling;
  const settings = await openSettings(folder, scheme);
  if (!settings.ok) return settings;
  const out = await mkdtemp(join(tmpdir(), 'zhunsheng-demo-'));
  try {
    const { seed } = demo;
    const made = await generateFacts({
      scheme,
      settings: settings.value,
      out,
      units: null,
      rows: null,
      seed,
    });
    if (!made.ok) return made;
    const text = await readFile(join(out, 'units.csv'), 'utf8');
    const roster = await loadRoster(platform, actor, {
      campaign: demo.campaign,
      text,
      mode: 'merge',
      reason,
    });
    if (!roster.ok) return roster;
    for (const dataset of Object.keys(made.value.datasets)) {
      if (signal.aborted) return ok(null);
      const loaded = await loadDataset(platform, actor, dataset, out, signal);
      if (!loaded.ok) return loaded;
    }
    return markLoaded(platform, actor, made.value.rows);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

function loadDataset(
  platform: Platform,
  actor: Actor,
  dataset: string,
  folder: string,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  const fileName = `${dataset}.csv`;
  return loadStream(platform, actor, {
    campaign: demo.campaign,
    dataset,
    action: 'append',
    mediaType: 'text/csv',
    stream: createReadStream(join(folder, fileName)),
    fileName: `合成数据-${fileName}`,
    signal,
  });
}

const markLoaded = (platform: Platform, actor: Actor, rows: number): Promise<Result<null>> =>
  act(platform, actor, async (work) => {
    const details = { synthetic: true, rows };
    work.record({ action: 'demo.loaded', subject: loadedSubject, campaign: demo.campaign, details });
    return ok(null);
  });
