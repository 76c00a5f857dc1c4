using System.Diagnostics;
using System.Globalization;

/// <summary>
/// What the runtime calls before the program's own start. The variable <c>KILL_AT</c> says where to end it: source, name of
/// the activity, <c>start</c> or <c>stop</c>, and which time, with blanks between. The end is SIGKILL: nothing is cleaned up.
/// </summary>
internal static class StartupHook
{
    private static int left;

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable("KILL_AT")?.Split(' ') is not [var source, var step, var moment, var times])
        {
            return;
        }

        left = int.Parse(times, CultureInfo.InvariantCulture);
        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = moment == "start" ? activity => Count(activity, step) : null,
            ActivityStopped = moment == "stop" ? activity => Count(activity, step) : null,
        });
    }

    private static void Count(Activity activity, string step)
    {
        if (activity.OperationName == step && Interlocked.Decrement(ref left) == 0)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
