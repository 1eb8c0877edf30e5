import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Search } from './search.ts';

/** What the address says, and how to change a part of it: undefined takes a part out. Going back undoes it. */
export function useAddress(): readonly [
  Search,
  (change: { readonly [K in keyof Search]: Search[K] | undefined }) => void,
] {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  return [
    search,
    (change) => {
      const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
      void navigate({ to: '.', search: Object.fromEntries(next) });
    },
  ];
}
