/** The sentence for a fault of ours: it names the phase, and holds no stack trace. */
export function internalSentence(phase: string, fault: unknown): string {
  const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
  return `internal fault in ${phase} (${reason.split('\n')[0]?.slice(0, 200) ?? ''})`;
}
