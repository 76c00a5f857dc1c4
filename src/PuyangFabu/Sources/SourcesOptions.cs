namespace PuyangFabu.Sources;

/// <summary>How the city's sites are read; section <c>Sources</c>.</summary>
public sealed class SourcesOptions
{
    public const string SectionName = "Sources";

    /// <summary>Whether sites are read at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether private addresses are read too, for sites inside the government's own network.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>Seconds that one page may take, to its last byte.</summary>
    public int TimeoutSeconds { get; set; } = 20;

    /// <summary>Size that one page may have, in KiB, unpacked.</summary>
    public int MaxKilobytes { get; set; } = 5120;

    /// <summary>Seconds between two requests to one host; its robots.txt may ask for more.</summary>
    public int PauseSeconds { get; set; } = 2;

    /// <summary>Days after which a site without anything new is named.</summary>
    public int QuietDays { get; set; } = 14;

    internal TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);

    internal int MaxBytes => MaxKilobytes * 1024;

    internal long PauseMs => PauseSeconds * 1000L;

    internal long QuietMs => QuietDays * 86_400_000L;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(SourcesOptions options) =>
        options.TimeoutSeconds is < 1 or > 120 ? $"Sources:TimeoutSeconds 的值 {options.TimeoutSeconds} 不对，应在 1 与 120 之间。"
        : options.MaxKilobytes is < 64 or > 20480 ? $"Sources:MaxKilobytes 的值 {options.MaxKilobytes} 不对，应在 64 与 20480 之间。"
        : options.PauseSeconds is < 0 or > 60 ? $"Sources:PauseSeconds 的值 {options.PauseSeconds} 不对，应在 0 与 60 之间。"
        : options.QuietDays is < 1 or > 365 ? $"Sources:QuietDays 的值 {options.QuietDays} 不对，应在 1 与 365 之间。"
        : null;
}
