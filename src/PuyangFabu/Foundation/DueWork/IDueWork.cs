namespace PuyangFabu.Foundation.DueWork;

/// <summary>
/// What happens by itself at its time. Rows say what is due, and each move of a row is guarded: any process may make a step at any
/// moment, and a step that was never made costs the time until the next one, nothing else.
/// </summary>
public interface IDueWork
{
    /// <summary>What a person reads in the log, in Chinese.</summary>
    string Name { get; }

    /// <summary>A step is made at least this often, counted from the end of the last one; read after each.</summary>
    TimeSpan Interval { get; }

    /// <summary>Whether the first step is made as soon as the product answers; else an interval later.</summary>
    bool BeginsAtOnce => false;

    /// <summary>
    /// Does what is due now. The token says that the product stops: what may be left lying is left, a call to WeChat that has begun
    /// is ended.
    /// </summary>
    /// <returns>
    /// When the next step is wanted, UTC milliseconds, where that is before the interval is over; what has passed means at once, and
    /// is only said after something was done.
    /// </returns>
    Task<long?> StepAsync(CancellationToken cancellation);

    /// <summary>What is still to be done at a clean stop, after the last step.</summary>
    Task EndAsync(CancellationToken cancellation) => Task.CompletedTask;
}
