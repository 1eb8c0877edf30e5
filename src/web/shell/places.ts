import type { Profile } from '../session/profile.ts';
import type { useShellWords } from '../words/shell.ts';

type Word = Parameters<ReturnType<typeof useShellWords>>[0];

/** A screen in the menu: where it is, and which action one must at least have to see it; null for everybody. */
export interface Place {
  readonly to: string;
  readonly word: Word;
  readonly needs: readonly Profile['actions'][number][] | null;
}

export interface PlaceGroup {
  readonly word: Word;
  readonly places: readonly Place[];
}

/** The menu, in the order in which a year goes. */
export const placeGroups: readonly PlaceGroup[] = [
  {
    word: 'groupWork',
    places: [
      { to: '/', word: 'workbench', needs: null },
      { to: '/report', word: 'report', needs: ['submission.write'] },
      { to: '/review', word: 'review', needs: ['submission.review', 'recusal.name'] },
      { to: '/judge', word: 'judge', needs: ['judgement.make'] },
      { to: '/panels', word: 'panels', needs: ['panel.score', 'panel.manage'] },
      { to: '/appeals', word: 'appeals', needs: ['appeal.read'] },
    ],
  },
  {
    word: 'groupScore',
    places: [
      { to: '/overview', word: 'overview', needs: ['ranking.read'] },
      { to: '/sheets', word: 'sheets', needs: ['score.read'] },
      { to: '/bulletins', word: 'bulletins', needs: ['bulletin.read'] },
      { to: '/what-if', word: 'whatIf', needs: ['ranking.read'] },
      { to: '/robustness', word: 'robustness', needs: ['ranking.read'] },
      { to: '/results', word: 'results', needs: ['result.read'] },
    ],
  },
  {
    word: 'groupDesign',
    places: [
      { to: '/data', word: 'data', needs: ['batch.read'] },
      { to: '/campaigns', word: 'campaigns', needs: ['campaign.edit'] },
      { to: '/schemes', word: 'schemes', needs: ['scheme.read'] },
      { to: '/notices', word: 'notices', needs: ['notice.import'] },
      { to: '/integration', word: 'integration', needs: ['integration.manage'] },
    ],
  },
  {
    word: 'groupManage',
    places: [
      { to: '/accounts', word: 'accounts', needs: ['account.read'] },
      { to: '/audit', word: 'audit', needs: ['audit.read'] },
      { to: '/settings', word: 'settings', needs: ['policy.change', 'settings.read'] },
    ],
  },
];

/** The groups and places that somebody may see. */
export const placesFor = ({ actions }: Profile): readonly PlaceGroup[] =>
  placeGroups
    .map((group) => ({
      ...group,
      places: group.places.filter(({ needs }) => needs?.some((each) => actions.includes(each)) ?? true),
    }))
    .filter((group) => group.places.length > 0);
