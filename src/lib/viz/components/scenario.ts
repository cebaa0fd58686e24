/** A program that is offered to the reader. */
export interface Scenario {
  /** Its name in links: `?scenario=id`. */
  readonly id: string;
  readonly group: string;
  readonly title: string;
  /** One sentence: what to look at. */
  readonly caption: string;
  readonly verdict: 'accepted' | 'refused';
  readonly source: string;
}

/** Groups in the order of their first scenario. */
export function groupsOf(
  scenarios: readonly Scenario[],
): readonly { readonly name: string; readonly scenarios: readonly Scenario[] }[] {
  const groups = new Map<string, Scenario[]>();
  for (const scenario of scenarios) {
    const group = groups.get(scenario.group);
    if (group === undefined) groups.set(scenario.group, [scenario]);
    else group.push(scenario);
  }
  return [...groups].map(([name, members]) => ({ name, scenarios: members }));
}
