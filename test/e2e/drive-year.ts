import { setTimeout as pause } from 'node:timers/promises';
import { dayFromNow, exampleRows, type TextRow } from './example-facts.ts';
import { type FoundedOffice, foundOffice } from './found-office.ts';
import type { Visitor } from './visitor.ts';

/** What a year over HTTP left behind. */
export interface DrivenYear {
  readonly office: FoundedOffice;
  readonly campaign: string;
  /** The rows that were handed in, by dataset, the amendment among them. */
  readonly rows: Readonly<Record<string, readonly TextRow[]>>;
  /** Scores before the appeal, after it, and as finalised. */
  readonly before: ScoresReply;
  readonly after: ScoresReply;
  readonly final: ScoresReply;
}

export interface ScoresReply {
  readonly resultHash: string;
  readonly provisional: boolean;
  readonly tables: readonly {
    readonly id: string;
    readonly units: readonly {
      readonly unit: string;
      readonly total: string | null;
      readonly indicators: readonly { readonly id: string; readonly score: string | null }[];
    }[];
  }[];
}

const notice = `某县2021年度政务公开考核办法
一、考核对象:各乡镇。
二、考核总分100分。
附件:考核指标
序号 | 考核项目 | 分值 | 评分标准 | 牵头单位
1 | 信息发布 | 60 | 按时发布率达到95%得满分,每低1个百分点扣2分,扣完为止。 | 县政务公开办
2 | 依申请公开 | 40 | 每超期答复1件扣5分,扣完为止。 | 县司法局
`;

const scheme = 'shengzhou-2020';
const campaign = '2020';
const at = `/campaigns/${campaign}`;

/** Import, rulings, publication, collection, review, panel, bulletin, appeal, amendment, final result: all over HTTP. */
export async function driveYear(origin: string, setupToken: string): Promise<DrivenYear> {
  const office = await foundOffice(origin, setupToken, '某市考核办');
  const second = await office.person('考核办二', [{ role: 'office', scope: null }]);
  await importAndPublish(office.clerk);
  await publishBuiltIn(office.clerk);
  const leadName = '市大数据中心';
  const lead = await office.person('牵头经办', [{ role: 'lead', scope: leadName }]);
  const unit = await office.person('鹿山街道填报', [{ role: 'unit', scope: 'T01' }]);
  await openCampaign(office.clerk);
  const rows = await collect(office, { lead, leadName, unit });
  await office.clerk.ask('POST', `${at}/bulletins`, { body: { title: '年度通报' } });
  const before = await office.clerk.ask<ScoresReply>('GET', `${at}/scores`);
  const to = new Date(Date.now() + 25_000).toISOString();
  await office.clerk.ask('POST', `${at}/publications`, { body: { to, appealDays: 0, acceptMissing: true } });
  const amended = await appeal(office.clerk, lead, unit, rows.评判 ?? []);
  const after = await office.clerk.ask<ScoresReply>('GET', `${at}/scores`);
  await office.clerk.ask('POST', `${at}/publications/correct`, {
    body: { reason: '采纳申诉', acceptMissing: true },
  });
  await pause(Math.max(0, Date.parse(to) - Date.now()) + 500);
  const final = await finalise(office.clerk, second);
  return { office, campaign, rows: { ...rows, 评判: amended }, before, after, final };
}

/** A notice becomes a draft; every question is ruled on; what was checked is published. */
async function importAndPublish(clerk: Visitor): Promise<void> {
  await clerk.ask('POST', `/notices?scheme=openness&fileName=${encodeURIComponent('办法.txt')}`, {
    bytes: { type: 'text/plain', content: notice },
  });
  await settle(clerk, 'openness');
  await clerk.ask('POST', '/schemes/openness/versions/1/publish', { body: { reason: '已逐项裁定' } });
}

async function publishBuiltIn(clerk: Visitor): Promise<void> {
  await clerk.ask('POST', `/schemes/${scheme}/versions`, {
    body: { reason: '2020 年考核', source: { kind: 'built-in', folder: scheme } },
  });
  await settle(clerk, scheme);
  await clerk.ask('POST', `/schemes/${scheme}/versions/1/publish`, { body: { reason: '发布' } });
}

interface Questions {
  readonly questions: readonly {
    readonly id: string;
    readonly open: boolean;
    readonly follows: string | null;
    readonly choices: readonly string[];
    readonly taken: string;
  }[];
}

/** Rules on all that is open, each time for what the draft already does, and checks the version. */
async function settle(clerk: Visitor, name: string): Promise<void> {
  const version = `/schemes/${name}/versions/1`;
  const { questions } = await clerk.ask<Questions>('GET', `${version}/questions`);
  for (const { id, open, follows, choices, taken } of questions) {
    if (!open) continue;
    const choice = follows ?? choices[0] ?? taken;
    await clerk.ask('POST', `${version}/rulings`, { body: { assumption: id, choice, text: '照此执行' } });
  }
  const checked = await clerk.ask<{ ok: boolean; openQuestions: readonly unknown[] }>(
    'POST',
    `${version}/check`,
  );
  if (!checked.ok) throw new Error(`${name}: ${JSON.stringify(checked)}`);
}

async function openCampaign(clerk: Visitor): Promise<void> {
  const days = { opensOn: dayFromNow(-30), dueOn: dayFromNow(10), locksOn: dayFromNow(20) };
  await clerk.ask('POST', '/campaigns', {
    body: { id: campaign, title: '2020 年度考核', scheme, version: 1, ...days },
  });
  await clerk.ask('POST', `${at}/open`);
}

interface People {
  readonly lead: Visitor;
  readonly leadName: string;
  readonly unit: Visitor;
}

const reported = '创新案例';
const judged = '评判';
const scored = '专家评分';

/** Every dataset for 65 units: most in bulk, one unit's report by review, judgements by the lead, a panel by experts. */
async function collect(office: FoundedOffice, people: People): Promise<Record<string, readonly TextRow[]>> {
  const { items } = await office.clerk.ask<{ items: readonly { name: string }[] }>('GET', `${at}/datasets`);
  const rows: Record<string, readonly TextRow[]> = {};
  for (const { name } of items) {
    rows[name] = await exampleRows(name);
    const bulk = rows[name].filter((row) => !byHand(name, row));
    await load(office.clerk, name, bulk);
  }
  await report(people, rows[reported] ?? []);
  await judge(people, rows[judged] ?? []);
  await score(office, rows[scored] ?? []);
  return rows;
}

/** What people enter themselves here: T01's cases, its judgement, and the experts' scores of townships. */
function byHand(dataset: string, row: TextRow): boolean {
  if (dataset === reported || dataset === judged) return row.单位 === 'T01';
  return dataset === scored && (row.单位 ?? '').startsWith('T');
}

async function load(clerk: Visitor, dataset: string, rows: readonly TextRow[]): Promise<void> {
  const content = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const reply = await clerk.ask<{ rows: number; rejects: number }>(
    'POST',
    `${at}/datasets/${encodeURIComponent(dataset)}/batches?fileName=rows.jsonl`,
    { bytes: { type: 'application/x-ndjson', content } },
  );
  if (reply.rows !== rows.length || reply.rejects !== 0)
    throw new Error(`${dataset}: ${JSON.stringify(reply)}`);
}

/** Handed in, returned with a reason, handed in again, accepted. */
async function report({ unit, lead }: People, rows: readonly TextRow[]): Promise<void> {
  const own = rows.filter((row) => byHand(reported, row)).map(({ 单位: _, ...row }) => row);
  const { id } = await unit.ask<{ id: string }>('POST', `${at}/submissions`, {
    body: { dataset: reported, unit: 'T01', rows: own },
  });
  await unit.ask('POST', `/submissions/${id}/submit`);
  await lead.ask('POST', `/submissions/${id}/return`, { body: { reason: '请核对申报时间' } });
  await unit.ask('POST', `/submissions/${id}/submit`);
  await lead.ask('POST', `/submissions/${id}/accept`);
}

async function judge({ lead }: People, rows: readonly TextRow[]): Promise<void> {
  for (const row of rows.filter((each) => byHand(judged, each))) {
    const cells = { 项目: row.项目, 得分: row.得分 };
    await lead.ask('PUT', `${at}/judgements`, {
      revision: 0,
      body: { indicator: 'township-03', dataset: judged, unit: row.单位, cells, reason: row.理由 },
    });
  }
}

async function score(office: FoundedOffice, rows: readonly TextRow[]): Promise<void> {
  const own = rows.filter((row) => byHand(scored, row));
  const names = [...new Set(own.map((row) => row.专家 ?? ''))];
  const experts = new Map<string, Visitor>();
  for (const name of names) experts.set(name, await office.person(name, [{ role: 'expert', scope: null }]));
  const { items } = await office.clerk.ask<{ items: readonly { account: string }[] }>('GET', '/experts');
  const { id } = await office.clerk.ask<{ id: string }>('POST', `${at}/panels`, {
    body: {
      indicator: 'township-04',
      title: '应用创新评审',
      units: [...new Set(own.map((row) => row.单位))],
      experts: items.map((each) => each.account),
      closesOn: dayFromNow(3),
    },
  });
  for (const row of own)
    await experts.get(row.专家 ?? '')?.ask('PUT', `/panels/${id}/votes/${row.单位}`, {
      revision: 0,
      body: { state: 'given', value: row.得分, reason: row.理由 },
    });
  await office.clerk.ask('POST', `/panels/${id}/close`, { body: { acceptShort: true } });
}

/** T01 appeals against the judgement; the lead proposes 100, the office sees the difference and accepts. */
async function appeal(
  clerk: Visitor,
  lead: Visitor,
  unit: Visitor,
  judgements: readonly TextRow[],
): Promise<readonly TextRow[]> {
  const { id } = await unit.ask<{ id: string }>('POST', `${at}/appeals`, {
    body: { unit: 'T01', indicator: 'township-03', ground: '配合工作有佐证，应为满分' },
  });
  const found = judgements.find((row) => row.单位 === 'T01');
  if (found === undefined) throw new Error('the example judges T01');
  const row: TextRow = { ...found, 得分: '100', 理由: '采纳申诉' };
  const { 单位: _, ...cells } = row;
  const proposal = { dataset: judged, action: 'replace', rows: [cells] };
  await lead.ask('POST', `/appeals/${id}/answer`, { body: { text: '情况属实', proposal } });
  const { differenceHash, difference } = await clerk.ask<{
    differenceHash: string;
    difference: { units: readonly { unit: string }[] };
  }>('POST', `/appeals/${id}/difference`, { body: {} });
  if (!difference.units.some((each) => each.unit === 'T01')) throw new Error('T01 is affected');
  await clerk.ask('POST', `/appeals/${id}/decision`, {
    body: { verdict: 'accept', reason: '情况属实', differenceHash },
  });
  return [...judgements.filter((each) => each !== found), row];
}

/** One proposes, another confirms; whoever proposed cannot. */
async function finalise(clerk: Visitor, second: Visitor): Promise<ScoresReply> {
  const { proposal } = await clerk.ask<{ proposal: { resultHash: string } }>(
    'POST',
    `${at}/result/proposal`,
    {
      body: { acceptMissing: true },
    },
  );
  const { resultHash } = proposal;
  const alone = await clerk.send('POST', `${at}/result/confirmation`, { body: { resultHash } });
  if (alone.status < 400) throw new Error('nobody confirms what they proposed');
  await second.ask('POST', `${at}/result/confirmation`, { body: { resultHash } });
  const { final } = await clerk.ask<{ final: { result: ScoresReply } }>('GET', `${at}/result`);
  return final.result;
}
