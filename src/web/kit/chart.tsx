import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useMode } from '../look/mode.ts';

use([
  BarChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  DatasetComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

/**
 * A picture of numbers that also stand in a table or in words beside it (`label` says what it shows). Clicking a part gives
 * its data index to `onPick`. Import only from screens loaded when opened: the library is large.
 */
export function Chart(props: {
  readonly option: EChartsCoreOption;
  readonly label: string;
  /** Pixels. */
  readonly height: number;
  readonly onPick?: (index: number) => void;
}) {
  const { option, label, height, onPick } = props;
  const place = useRef<HTMLDivElement>(null);
  const mode = useMode();
  useEffect(() => {
    if (place.current === null) return;
    const chart = init(place.current, mode === 'dark' ? 'dark' : null, { renderer: 'svg' });
    chart.setOption({ backgroundColor: 'transparent', animation: false, ...option });
    chart.on('click', ({ dataIndex }) => onPick?.(dataIndex));
    const sized = new ResizeObserver(() => chart.resize());
    sized.observe(place.current);
    return () => {
      sized.disconnect();
      chart.dispose();
    };
  }, [option, mode, onPick]);
  return <div ref={place} role="img" aria-label={label} style={{ height }} />;
}
