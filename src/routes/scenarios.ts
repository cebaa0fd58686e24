/** The scenarios on offer, texts included: prerendered into the pages, so that the first program needs no request. */
import scenarioIndex from '../../static/scenarios/index.json';
import type { Scenario } from '#lib/viz/components/scenario.ts';

const sources = import.meta.glob<string>('../../static/scenarios/*.rs', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const scenarios: readonly Scenario[] = scenarioIndex.scenarios.map((scenario) => ({
  ...scenario,
  verdict: scenario.verdict === 'refused' ? 'refused' : 'accepted',
  source: sources[`../../static/scenarios/${scenario.id}.rs`] ?? '',
}));
