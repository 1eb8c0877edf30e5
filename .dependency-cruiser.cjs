/** Import rules. Each has a name and a reason; `npm run imports` runs them. */
const stages = [
  'problem',
  'quantity',
  'language',
  'scheme',
  'measure',
  'score',
  'rank',
  'result',
  'explain',
  'envelope',
  'properties',
  'whatif',
  'robustness',
  'redline',
  'burden',
];
const middle = ['access', 'account', 'notice', 'facts', 'store', 'report', 'archive'];
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const notTests = '\\.test\\.ts$';

module.exports = {
  forbidden: [
    rule('no-cycles', 'A cycle hides which room owns a thing.', {}, { circular: true }),
    rule(
      'core-is-pure',
      'Scores depend on nothing outside core: no Node, no other room.',
      { path: '^src/core', pathNot: notTests },
      { path: '^src/', pathNot: '^src/core' },
    ),
    rule(
      'core-no-node',
      'No clock, file or process in core.',
      { path: '^src/core', pathNot: notTests },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'core-libraries',
      'Core may use only pure libraries.',
      { path: '^src/core', pathNot: notTests },
      {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-no-pkg'],
        pathNot: 'node_modules/(yaml|zod|@noble/hashes)/',
      },
    ),
    ...stages
      .slice(0, -1)
      .map((stage, i) =>
        rule(
          `core-order-${stage}`,
          'Within core no stage imports a later one.',
          { path: `^src/core/${stage}/`, pathNot: notTests },
          { path: `^src/core/(${stages.slice(i + 1).join('|')})/` },
        ),
      ),
    rule(
      'port-inward',
      'Ports know core only.',
      { path: '^src/port' },
      { path: '^src/', pathNot: '^src/(port|core)' },
    ),
    ...middle.map((room) =>
      rule(
        `middle-${room}`,
        'The middle rooms never import each other, nor the rooms outside them.',
        { path: `^src/${room}/`, pathNot: notTests },
        { path: '^src/', pathNot: `^src/(core|port|${room})/` },
      ),
    ),
    rule(
      'app-inward',
      'Use cases know the middle rooms, not the doors.',
      { path: '^src/app/' },
      { path: '^src/(api|cli|main|web)/' },
    ),
    rule(
      'doors-apart',
      'The command line and the API are separate doors.',
      { path: '^src/cli/' },
      { path: '^src/(api|web)/' },
    ),
    rule(
      'doors-apart-api',
      'The API and the command line are separate doors; the web is not known to either.',
      { path: '^src/api/' },
      { path: '^src/(cli|web)/' },
    ),
    rule(
      'web-outside',
      'The web application knows the core and the types of the API, nothing else of the server.',
      { path: '^src/web/', pathNot: notTests },
      { path: '^src/', pathNot: '^src/(web|core|api/schemas)/' },
    ),
    rule(
      'only-main-knows-main',
      'Composition happens once.',
      { path: '^src/(?!main/)', pathNot: notTests },
      { path: '^src/main/' },
    ),
    rule(
      'not-to-test',
      'Product code never imports tests.',
      { path: '^src/', pathNot: notTests },
      { path: '\\.test\\.ts$' },
    ),
    rule(
      'no-undeclared',
      'Every library is in package.json.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The parser does not read .tsx: what screens import is checked by the linter (biome.json).
    exclude: { path: '^dist|[.]tsx$' },
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
