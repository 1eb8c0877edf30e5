import { ListTable } from '../../kit/list-table.tsx';
import type { Lint } from './lint.tsx';
import { useSchemeWords } from './words.ts';

/** How much those assessed and the leads have to hand in. */
export function Burden({ burden }: Pick<Lint, 'burden'>) {
  const say = useSchemeWords();
  return (
    <section className="kit-panel">
      <h2>{say('burden')}</h2>
      <ListTable
        label={say('burdenUnits')}
        rows={burden.units}
        keyOf={(each) => `${each.table} ${each.subject}`}
        columns={[
          { head: say('burdenUnits'), cell: ({ subjectName }) => subjectName },
          { head: say('units'), number: true, cell: ({ units }) => units },
          { head: say('indicators'), number: true, cell: ({ indicators }) => indicators },
          { head: say('unasked'), number: true, cell: ({ unasked }) => unasked },
          { head: say('requests'), number: true, cell: ({ requests }) => requests.length },
          { head: say('columns'), number: true, cell: ({ columns }) => columns },
        ]}
      />
      <details>
        <summary>{say('burdenLeads')}</summary>
        <ListTable
          label={say('burdenLeads')}
          rows={burden.leads}
          keyOf={(each) => each.lead}
          columns={[
            { head: say('leads'), cell: ({ lead }) => lead },
            { head: say('requests'), number: true, cell: ({ requests }) => requests.length },
            { head: say('columns'), number: true, cell: ({ columns }) => columns },
          ]}
        />
      </details>
    </section>
  );
}
