import { lintDocument } from '../../app/documents/lint-document.ts';
import { type LintedScheme, lintScheme } from '../../app/lint-scheme.ts';
import type { RunCommand } from '../command.ts';
import { lintText } from '../lint/text.ts';
import { renderJson } from '../printer.ts';
import { report } from '../report.ts';

/** `lint`: properties of the rules, red lines, burden. */
export const runLint: RunCommand = async (invocation, host) => {
  const { values, options, language, format } = invocation;
  const more = options['red-lines'];
  const linted = await lintScheme({
    folder: values[0] ?? '',
    on: options.on ?? null,
    now: host.now(),
    redLineFolders: [await host.builtInRedLines(), ...(more === undefined ? [] : [more])],
  });
  const exit = report(linted, invocation, host, (found) => {
    const text = format === 'json' ? renderJson(lintDocument(found, language)) : lintText(found, language);
    host.out.write(text);
  });
  return exit === 0 && linted.ok && hasFindings(linted.value) ? 1 : exit;
};

const hasFindings = ({ properties, redLines, burden }: LintedScheme): boolean =>
  properties.findings.length + redLines.length + burden.findings.length > 0;
