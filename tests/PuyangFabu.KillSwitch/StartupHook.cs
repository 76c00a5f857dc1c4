using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

/// <summary>
/// What the runtime calls before the program's own start. The variable <c>KILL_AT</c> says where to end it: source, name of
/// the activity, <c>start</c> or <c>stop</c>, and which time, with blanks between. The end is SIGKILL: nothing is cleaned up.
/// <c>PAUSE_AT</c> says in the same words where to stop it (SIGSTOP), until somebody has it go on.
/// </summary>
internal static class StartupHook
{
    private const int StopSignal = 19;

    public static void Initialize()
    {
        Listen("KILL_AT", static () => Process.GetCurrentProcess().Kill());
        Listen("PAUSE_AT", static () => _ = Signal(Environment.ProcessId, StopSignal));
    }

    private static void Listen(string variable, Action end)
    {
        if (Environment.GetEnvironmentVariable(variable)?.Split(' ') is not [var source, var step, var moment, var times])
        {
            return;
        }

        var left = int.Parse(times, CultureInfo.InvariantCulture);
        void Count(Activity activity)
        {
            if (activity.OperationName == step && Interlocked.Decrement(ref left) == 0)
            {
                end();
            }
        }

        ActivitySource.AddActivityListener(new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStarted = moment == "start" ? Count : null,
            ActivityStopped = moment == "stop" ? Count : null,
        });
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);
}
