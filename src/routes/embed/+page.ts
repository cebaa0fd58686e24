/** The scenarios on offer, texts included: prerendered into the page, so that the first program needs no request. */
import scenarioIndex from '../../../static/scenarios/index.json';
import type { PageLoad } from './$types';

const sources = import.meta.glob<string>('../../../static/scenarios/*.rs', { query: '?raw', import: 'default', eager: true });

export const load: PageLoad = () => ({
  scenarios: scenarioIndex.scenarios.map((scenario) => ({ ...scenario, source: sources[`../../static/scenarios/${scenario.id}.rs`] ?? '' })),
});
