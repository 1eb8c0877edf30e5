import { fail, ok, type Problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { columnsOf } from './read-columns.ts';
import { datasetOf } from './read-dataset.ts';
import { type GeneratorSettings, plainSettings } from './settings.ts';
import { readSettingsFile } from './settings-file.ts';
import { mapEntries, type Reading } from './settings-reading.ts';
import { millionths } from './written-column.ts';

/**
 * Reads the settings of a scheme's generator (`generator.yaml`, at most 1,500,000 characters) and checks every name
 * and type in them against the scheme. Gives all problems, each with its place.
 */
export function readSettings(
  text: string,
  scheme: Scheme,
  file = 'generator.yaml',
): Result<GeneratorSettings> {
  const read = readSettingsFile(text, file);
  if (!read.ok) return read;
  const problems: Problem[] = [];
  const settings = settingsOf({ file: read.value, scheme, problems });
  return problems.length > 0 ? fail(...problems) : ok(settings);
}

function settingsOf(reading: Reading): GeneratorSettings {
  const { units, datasets } = reading.file.written;
  const attributes = {
    dataset: null,
    columns: reading.scheme.attributes,
    attributes: [],
    registers: [],
    fixed: [],
  };
  return {
    units: {
      newcomers: Number(units?.newcomers ?? plainSettings.units.newcomers),
      ordinary:
        units?.ordinary === undefined
          ? plainSettings.units.ordinary
          : { low: millionths(units.ordinary.low), high: millionths(units.ordinary.high) },
      attributes: columnsOf(reading, ['units', 'attributes'], units?.attributes ?? {}, attributes),
    },
    datasets: mapEntries(datasets ?? {}, (name, written) => datasetOf(reading, name, written)),
  };
}
