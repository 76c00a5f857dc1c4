namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>How mass messages go out; section <c>Broadcasts</c> of the settings.</summary>
public sealed class BroadcastOptions
{
    public const string SectionName = "Broadcasts";

    /// <summary>WeChat forgets a clientmsgid after 24 hours; one hour is kept in reserve for clocks and slow calls.</summary>
    public static readonly TimeSpan KeyLife = TimeSpan.FromHours(23);

    /// <summary>A schedule that is later than this waits for a person instead of going out, in minutes.</summary>
    public int LateMinutes { get; set; } = 30;

    /// <summary>After no answer WeChat is asked again with the same key, in seconds; it refuses sooner than a minute (45066).</summary>
    public int AskAgainSeconds { get; set; } = 65;

    /// <summary>First question what became of a job, in seconds after WeChat took it; later ones follow at growing distances.</summary>
    public int PollSeconds { get; set; } = 60;

    /// <summary>Due work is looked for at least this often, in seconds, whatever fired or did not.</summary>
    public int SweepSeconds { get; set; } = 15;

    /// <summary>After this long a call to WeChat is over in any case, in seconds; then another process may take over.</summary>
    public int CallSeconds { get; set; } = 60;

    /// <summary>Days after which the list of people of a broadcast goes that was touched no more and is not sent, whatever became of it.</summary>
    public int RecipientDays { get; set; } = 30;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(BroadcastOptions options) =>
        options.LateMinutes is < 1 or > 24 * 60 ? "Broadcasts:LateMinutes 应在 1 与 1440 之间。"
        : options.AskAgainSeconds is < 1 or > 3600 ? "Broadcasts:AskAgainSeconds 应在 1 与 3600 之间（微信要求同一 clientmsgid 间隔 60 秒以上）。"
        : options.PollSeconds is < 1 or > 3600 ? "Broadcasts:PollSeconds 应在 1 与 3600 之间。"
        : options.SweepSeconds is < 1 or > 600 ? "Broadcasts:SweepSeconds 应在 1 与 600 之间。"
        : options.CallSeconds is < 2 or > 600 ? "Broadcasts:CallSeconds 应在 2 与 600 之间。"
        : options.RecipientDays is < 1 or > 365 ? "Broadcasts:RecipientDays 应在 1 与 365 之间。"
        : null;
}
