import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { progressReply } from '../../../api/schemas/campaign.ts';
import type { datasetList } from '../../../api/schemas/dataset.ts';
import type { submissionPage, submissionReply } from '../../../api/schemas/submission.ts';
import { ask } from '../../api/client.ts';

export type Dataset = z.infer<typeof datasetList>['items'][number];
export type SubmissionLine = z.infer<typeof submissionPage>['items'][number];
export type Submission = z.infer<typeof submissionReply>;

/** A dataset a unit can hand something in for, and its reports, the one in work first. */
export interface Reportable {
  readonly dataset: Dataset;
  readonly takesRows: boolean;
  readonly submissions: readonly SubmissionLine[];
}

/** What a unit reports in a campaign. */
export const useReportables = (campaign: string, unit: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'reportables', unit],
    queryFn: async (): Promise<readonly Reportable[]> => {
      const [datasets, progress, submissions] = await Promise.all([
        ask<z.infer<typeof datasetList>>(`/campaigns/${campaign}/datasets`),
        ask<z.infer<typeof progressReply>>(`/campaigns/${campaign}/progress`),
        ask<z.infer<typeof submissionPage>>(`/campaigns/${campaign}/submissions`, {
          query: { unit, limit: 500 },
        }),
      ]);
      const asked = askedFor(progress);
      return datasets.items.flatMap((dataset): readonly Reportable[] => {
        const takesRows = dataset.providedBy === 'unit';
        const takesNote = dataset.kind === 'judgement' && dataset.providedBy === 'lead';
        const own = submissions.items.filter((each) => each.dataset === dataset.name);
        if (!(takesRows || takesNote) || !(asked.has(dataset.name) || own.length > 0)) return [];
        return [{ dataset, takesRows, submissions: own.toSorted((a, b) => urgency(a) - urgency(b)) }];
      });
    },
  });

/** Datasets that a table of one's own reads. */
const askedFor = ({ indicators }: z.infer<typeof progressReply>): ReadonlySet<string> =>
  new Set(
    indicators
      .filter((each) => each.scored + each.missing + each.notApplicable > 0)
      .flatMap((each) => each.datasets),
  );

const order = ['returned', 'reopened', 'draft', 'submitted', 'accepted', 'withdrawn'];
const urgency = ({ state }: SubmissionLine): number => order.indexOf(state);

/** Whether its unit can still change it. */
export const isOpen = (state: SubmissionLine['state']): boolean =>
  state === 'draft' || state === 'returned' || state === 'reopened';

export const useSubmission = (campaign: string, id: string | null) =>
  useQuery({
    queryKey: ['campaign', campaign, 'submission', id],
    queryFn: () => ask<Submission>(`/submissions/${id}`),
    enabled: id !== null,
  });
