import { Input } from 'antd';
import type { z } from 'zod';
import type { editBody } from '../../../api/schemas/campaign.ts';
import { useCampaignWords } from './words.ts';

export type Plan = z.infer<typeof editBody>;

const days = ['opensOn', 'dueOn', 'locksOn'] as const satisfies readonly (keyof Plan)[];

/** Title, days and the time for appeals, each with what it means. */
export function PlanFields(props: { readonly plan: Plan; readonly onChange: (plan: Plan) => void }) {
  const say = useCampaignWords();
  const { plan, onChange } = props;
  return (
    <div className="kit-line campaign-fields">
      <label className="campaign-wide">
        {say('name')}
        <Input
          required
          maxLength={200}
          value={plan.title}
          onChange={(event) => onChange({ ...plan, title: event.target.value })}
        />
      </label>
      {days.map((each) => (
        <label key={each}>
          {say(each)}
          <input
            className="kit-select"
            type="date"
            required
            value={plan[each]}
            onChange={(event) => onChange({ ...plan, [each]: event.target.value })}
          />
          <small>{say(`${each}Hint`)}</small>
        </label>
      ))}
      <label>
        {say('appealDays')}
        <input
          className="kit-number"
          type="number"
          required
          min={0}
          max={365}
          value={plan.appealDays}
          onChange={(event) => onChange({ ...plan, appealDays: Number(event.target.value) })}
        />
      </label>
    </div>
  );
}
