import { useMemo } from 'react';
import { Chart } from '../../kit/chart.tsx';
import { bandsOf, type RankedTable } from './ranking-data.ts';
import { useOverviewWords } from './words.ts';

/** How many units are in which band of the full marks. */
export function Spread({ table }: { readonly table: RankedTable }) {
  const say = useOverviewWords();
  const bands = useMemo(() => bandsOf(table), [table]);
  const option = useMemo(
    () => ({
      grid: { left: 32, right: 8, top: 16, bottom: 24 },
      xAxis: { type: 'category', data: bands.map((_, i) => `${i * 10}`) },
      yAxis: { type: 'value', minInterval: 1 },
      tooltip: {},
      series: [{ type: 'bar', data: [...bands], itemStyle: { color: '#1f4e79' } }],
    }),
    [bands],
  );
  const words = bands.flatMap((count, i) =>
    count === 0 ? [] : [say('unitsIn', { from: i * 10, to: i * 10 + 10, count })],
  );
  return (
    <section className="kit-panel overview-spread">
      <h2>{say('spread')}</h2>
      <Chart option={option} label={`${say('spreadLabel')}:${words.join(';')}`} height={220} />
    </section>
  );
}
