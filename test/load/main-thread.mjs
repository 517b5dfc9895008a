/** CPU time of the tasks of a page's main thread between two marks of a trace, in ms: other processes do not count. */
export function mainThread({ traceEvents }, begun, done) {
  const mark = (name) => traceEvents.find((event) => event.name === name && event.cat === 'blink.user_timing');
  const [from, to] = [mark(begun), mark(done)];
  // The first and the last task are counted by the share of them that lies between the marks.
  const share = ({ ts, dur }) => Math.max(0, Math.min(ts + dur, to.ts) - Math.max(ts, from.ts)) / Math.max(1, dur);
  return (
    traceEvents
      .filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && pid === from.pid && tid === from.tid)
      .reduce((sum, task) => sum + share(task) * task.tdur, 0) / 1_000
  );
}
