/** A clock of what the main thread of a page has computed, in ms, by the CPU's own count: other processes do not move it. */
export async function cpuClock(session) {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime').value * 1_000;
  };
}
