import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { rulesReply } from '../../../api/schemas/scheme.ts';
import { ask } from '../../api/client.ts';
import { useLanguage } from '../../words/language.ts';
import { idOf, pathOfVersion, type Version } from './scheme-data.ts';

/** Every rule of a version in words. */
export function useRules(version: Version) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['schemes', idOf(version), 'rules', version.revision, language],
    queryFn: () =>
      ask<z.infer<typeof rulesReply>>(`${pathOfVersion(idOf(version))}/rules`, { query: { language } }),
    staleTime: 60_000,
  });
}

/** The name of an indicator by its id; the id itself while, or where, there is none. */
export function useIndicatorNames(version: Version): (id: string) => string {
  const { data } = useRules(version);
  const names = new Map(data?.items.map(({ indicator, name }) => [indicator, name]));
  return (id) => names.get(id) ?? id;
}
