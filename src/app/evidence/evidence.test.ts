import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { text } from '../../../test/support/evidence-files.ts';
import {
  codes,
  good,
  openTestPlatform,
  type TestPlatform,
  testActors,
} from '../../../test/support/test-platform.ts';
import type { Actor } from '../../port/actor.ts';
import type { IntegrationSetting } from '../../port/store-integration.ts';
import { readIntegrationSetting } from '../../store/view/integration-setting.ts';
import { holdIntegrationSetting, writeIntegrationSetting } from '../../store/write/integration-setting.ts';
import { act } from '../work/act.ts';
import { addEvidence } from './add.ts';
import { attachEvidence, evidenceOf, replaceEvidence } from './attach.ts';
import { checkEvidence } from './check.ts';
import { cleanEvidence } from './clean.ts';
import { evidencePath, incomingFolder, officeFolder } from './place.ts';
import { listEvidence, openEvidence } from './read.ts';
import { removeEvidence } from './remove.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

const add = (actor: Actor, bytes: Buffer, name = '说明.txt', declared: number | null = bytes.length) =>
  addEvidence(test.platform, actor, { stream: pieces(bytes), declared, name, holder: null });

const filesOnDisk = async (): Promise<readonly string[]> =>
  (await readdir(officeFolder(test.platform, 'demo'))).filter((name) => name !== '.incoming').sort();

const incoming = (): Promise<readonly string[]> => readdir(incomingFolder(test.platform, 'demo'));

const settings = (change: Partial<IntegrationSetting>): Promise<void> =>
  test.inOffice(async (client) => {
    await holdIntegrationSetting(client, 'demo');
    await writeIntegrationSetting(client, 'demo', {
      ...(await readIntegrationSetting(client, 'demo')),
      ...change,
    });
  });

const attach = (
  actor: Actor,
  evidence: readonly string[],
  subject: string,
  indicator = 'training',
  unit = 'u1',
) =>
  act(test.platform, actor, (work) =>
    attachEvidence(work, { evidence, subject, campaign: test.campaign, unit, indicator }),
  );

const { office, unit, lead, leader, stranger, systemAdmin } = testActors;

describe('adding evidence', () => {
  it('keeps the content under its hash, once, for whoever has it', async () => {
    const bytes = text('会议纪要，一共三次。');
    const first = good(await add(unit('u1'), bytes));
    expect(first).toMatchObject({
      sha256: sha256(bytes),
      holder: 'unit/u1',
      name: '说明.txt',
      mediaType: 'text/plain',
      bytes: bytes.length,
      links: 0,
    });
    expect(await readFile(evidencePath(test.platform, 'demo', first.sha256))).toEqual(bytes);
    const again = await Promise.all(
      Array.from({ length: 8 }, () => add(unit('u1'), bytes, '另一个名字.txt')),
    );
    expect(again.map((each) => good(each))).toEqual(again.map(() => first));
    good(await add(unit('u2'), bytes, '二镇的.txt'));
    expect((await filesOnDisk()).filter((name) => name === first.sha256)).toHaveLength(1);
    expect(await incoming()).toEqual([]);
  });

  it('leaves nothing of an upload that breaks off, is empty, too long or not as long as declared', async () => {
    const before = await filesOnDisk();
    const broken = async function* () {
      yield text('一半');
      throw new Error('the line is gone');
    };
    const asked = { stream: broken(), declared: null, name: '说明.txt', holder: null };
    await expect(addEvidence(test.platform, unit('u1'), asked)).rejects.toThrow('the line is gone');
    expect(codes(await add(unit('u1'), Buffer.alloc(0), '说明.txt', null))).toEqual(['evidence-empty']);
    expect(codes(await add(unit('u1'), text('短'), '说明.txt', 99))).toEqual(['evidence-incomplete']);
    await settings({ fileBytes: 5_000 });
    const long = text('长'.repeat(4_000));
    expect(codes(await add(unit('u1'), long))).toEqual(['evidence-too-large']);
    expect(codes(await add(unit('u1'), long, '说明.txt', null))).toEqual(['evidence-too-large']);
    await settings({ fileBytes: 50 * 1024 ** 2 });
    expect(await filesOnDisk()).toEqual(before);
    expect(await incoming()).toEqual([]);
  });

  it('refuses names that are paths or deceive', async () => {
    const names = [
      '../../etc/passwd.txt',
      '/tmp/a.txt',
      'a\\b.txt',
      'C:a.txt',
      '..txt',
      '.txt',
      'a\u202etxt.exe',
      'a\n.txt',
      'a',
      '',
    ];
    for (const name of names)
      expect([name, codes(await add(unit('u1'), text('正文'), name))]).toEqual([
        name,
        ['evidence-name-invalid'],
      ]);
  });

  it('keeps a holder and the office within what they may have, also when many add at once', async () => {
    const fresh = await test.fresh();
    const addFresh = (n: number) =>
      addEvidence(fresh.platform, unit('u1'), {
        stream: pieces(text(`${n}`.padEnd(1_000, '。'))),
        declared: null,
        name: 'a.txt',
        holder: null,
      });
    await fresh.inOffice((client) =>
      readIntegrationSetting(client, 'demo').then((has) =>
        writeIntegrationSetting(client, 'demo', { ...has, unitBytes: 10_000 }),
      ),
    );
    const done = await Promise.all(Array.from({ length: 10 }, (_, n) => addFresh(n)));
    // Each is 2,998 bytes: three fit into 10,000.
    expect(done.filter((each) => each.ok)).toHaveLength(3);
    const refused = done.find((each) => !each.ok);
    expect(refused && codes(refused)).toEqual(['evidence-quota-passed']);
  });

  it('is for the office, leads and units; with a token only of the right scope', async () => {
    const bytes = text('牵头单位的材料');
    expect(good(await add(lead('乙局'), bytes)).holder).toBe('lead/乙局');
    expect(good(await add(office, bytes)).holder).toBe('office');
    expect(codes(await add(leader, bytes))).toEqual(['not-allowed']);
    expect(codes(await add(systemAdmin, bytes))).toEqual(['not-allowed']);
    expect(codes(await add(testActors.token(unit('u1'), 'read'), bytes))).toEqual(['token-scope-missing']);
    const both: Actor = { ...unit('u1'), grants: [...unit('u1').grants, ...unit('u2').grants] };
    expect(codes(await add(both, bytes))).toEqual(['evidence-holder-unclear']);
    const asked = { stream: pieces(bytes), declared: null, name: 'a.txt' };
    const named = await addEvidence(test.platform, both, { ...asked, holder: 'unit/u2' });
    expect(good(named).holder).toBe('unit/u2');
    const other = await addEvidence(test.platform, unit('u1'), { ...asked, holder: 'unit/u3' });
    expect(codes(other)).toEqual(['not-found']);
  });
});

describe('handing evidence in', () => {
  it('takes files of one’s own only, for as many things as one likes', async () => {
    const mine = good(await add(unit('u1'), text('培训签到表'))).sha256;
    const theirs = good(await add(unit('u2'), text('二镇的签到表'))).sha256;
    good(await attach(unit('u1'), [mine, mine], 'campaign/2020/submission/1'));
    good(await attach(unit('u1'), [mine], 'campaign/2020/submission/2'));
    expect(codes(await attach(unit('u1'), [mine, theirs], 'campaign/2020/submission/3'))).toEqual([
      'evidence-unknown',
    ]);
    const of = (subject: string) => test.inOffice((client) => evidenceOf(client, 'demo', subject));
    expect(await of('campaign/2020/submission/1')).toMatchObject([{ sha256: mine, links: 2 }]);
    expect(await of('campaign/2020/submission/3')).toEqual([]);
  });

  it('takes back what is no longer in the list of a draft', async () => {
    const [a, b] = [
      good(await add(unit('u1'), text('甲'))).sha256,
      good(await add(unit('u1'), text('乙'))).sha256,
    ];
    const put = (evidence: readonly string[]) =>
      act(test.platform, unit('u1'), (work) =>
        replaceEvidence(work, {
          evidence,
          subject: 's',
          campaign: test.campaign,
          unit: 'u1',
          indicator: null,
        }),
      );
    const has = async () =>
      (await test.inOffice((client) => evidenceOf(client, 'demo', 's'))).map((each) => each.sha256).sort();
    good(await put([a]));
    good(await put([a, b]));
    expect(await has()).toEqual([a, b].sort());
    good(await put([b]));
    expect(await has()).toEqual([b]);
  });

  it('is removed only while it is handed in for nothing, and from the disk with its last holder', async () => {
    const bytes = text('多余的文件');
    const mine = good(await add(unit('u1'), bytes)).sha256;
    good(await add(unit('u2'), bytes));
    good(await attach(unit('u2'), [mine], 'campaign/2020/submission/9', 'training', 'u2'));
    expect(codes(await removeEvidence(test.platform, unit('u2'), mine))).toEqual(['evidence-linked']);
    expect(codes(await removeEvidence(test.platform, unit('u3'), mine))).toEqual(['not-found']);
    good(await removeEvidence(test.platform, unit('u1'), mine));
    expect(await filesOnDisk()).toContain(mine);
    const alone = good(await add(unit('u1'), text('只有我有'))).sha256;
    good(await removeEvidence(test.platform, unit('u1'), alone));
    expect(await filesOnDisk()).not.toContain(alone);
  });

  it('is either handed in or removed when both are tried at once, never both', async () => {
    for (let n = 0; n < 10; n++) {
      const mine = good(await add(unit('u1'), text(`同时 ${n}`))).sha256;
      const subject = `campaign/2020/submission/at-once-${n}`;
      const [attached, removed] = await Promise.all([
        attach(unit('u1'), [mine], subject),
        removeEvidence(test.platform, unit('u1'), mine),
      ]);
      expect([attached.ok, removed.ok].filter(Boolean)).toHaveLength(1);
      expect((await filesOnDisk()).includes(mine)).toBe(attached.ok);
    }
  });
});

describe('seeing evidence', () => {
  it('is for who has it, the unit it is about, the leads responsible, and the office', async () => {
    const bytes = text('谁能看见');
    const id = good(await add(unit('u1'), bytes)).sha256;
    // training is led by 乙局.
    good(await attach(unit('u1'), [id], 'campaign/2020/submission/77'));
    const sees = async (actor: Actor) => {
      const opened = await openEvidence(test.platform, actor, id);
      return opened.ok ? 'sees' : opened.problems[0]?.code;
    };
    expect(await sees(unit('u1'))).toBe('sees');
    expect(await sees(lead('乙局'))).toBe('sees');
    expect(await sees(office)).toBe('sees');
    expect(await sees(lead('甲局'))).toBe('not-found');
    expect(await sees(unit('u2'))).toBe('not-found');
    expect(await sees(stranger)).toBe('not-found');
    expect(await sees(leader)).toBe('not-allowed');
    expect(await sees(systemAdmin)).toBe('not-allowed');
    const opened = good(await openEvidence(test.platform, lead('乙局'), id));
    const read: Uint8Array[] = [];
    for await (const piece of opened.content) read.push(piece);
    expect(Buffer.concat(read)).toEqual(bytes);
  });

  it('shows units and leads lists of their own, the office all, page by page', async () => {
    const all: string[] = [];
    let after: readonly [string, string] | null = null;
    for (;;) {
      const page: readonly { sha256: string; holder: string }[] = good(
        await listEvidence(test.platform, office, { after, limit: 3 }),
      );
      for (const each of page) all.push(`${each.sha256} ${each.holder}`);
      const last = page.at(-1);
      if (last === undefined) break;
      after = [last.sha256, last.holder];
    }
    expect(new Set(all).size).toBe(all.length);
    const own = good(await listEvidence(test.platform, unit('u2'), { after: null, limit: 500 }));
    expect(new Set(own.map((each) => each.holder))).toEqual(new Set(['unit/u2']));
    expect(all).toEqual(expect.arrayContaining(own.map((each) => `${each.sha256} ${each.holder}`)));
  });
});

describe('the disk and the database', () => {
  it('agree again after a crash between file and row', async () => {
    const orphan = sha256(text('没有登记'));
    await writeFile(evidencePath(test.platform, 'demo', orphan), text('没有登记'));
    const kept = (await filesOnDisk()).filter((name) => name !== orphan);
    expect(await cleanEvidence(test.platform)).toBe(1);
    expect(await filesOnDisk()).toEqual(kept);
  });

  it('are held against each other: a changed and a missing file are named', async () => {
    const changed = good(await add(unit('u1'), text('会被改动'))).sha256;
    expect(await checkEvidence(test.platform, new AbortController().signal)).toEqual([]);
    await writeFile(evidencePath(test.platform, 'demo', changed), text('改动过了'));
    expect(await checkEvidence(test.platform, new AbortController().signal)).toEqual([`demo/${changed}`]);
    await writeFile(join(officeFolder(test.platform, 'demo'), changed), text('短'));
    expect(codes(await openEvidence(test.platform, unit('u1'), changed))).toEqual(['evidence-lost']);
  });

  it('keeps a file that is added while its orphan is cleaned away', async () => {
    for (let n = 0; n < 10; n++) {
      const bytes = text(`孤儿 ${n}`);
      await writeFile(evidencePath(test.platform, 'demo', sha256(bytes)), bytes);
      const [added] = await Promise.all([add(unit('u1'), bytes), cleanEvidence(test.platform)]);
      expect(await readFile(evidencePath(test.platform, 'demo', good(added).sha256))).toEqual(bytes);
    }
  });
});
