namespace PuyangFabu.Hosting.Limits;

/// <summary>How much is asked for at once and by one address before some of it is turned away; section <c>Limits</c>.</summary>
/// <remarks>
/// Thousands of citizens share one address of a mobile provider, so what is granted to an address is a rush of many people, not of one: it
/// only keeps a single machine from taking all.
/// </remarks>
public sealed class LimitsOptions
{
    public const string SectionName = "Limits";

    public const int MostPerMinute = 1_000_000;
    public const int MostAtOnce = 10_000;
    public const int MostSeconds = 600;
    public const int MostConnections = 1_000_000;
    public const int FastestBytes = 1_000_000;

    /// <summary>Public pages and feeds for one address; 0 for any number, here and in the six below.</summary>
    public int PagesPerMinute { get; set; } = 3000;

    /// <summary>Style sheets, pictures and attachments: ten to a page.</summary>
    public int FilesPerMinute { get; set; } = 30_000;

    /// <summary>Searches on the public page.</summary>
    public int SearchesPerMinute { get; set; } = 600;

    /// <summary>Forms that citizens send: a case, a question for its progress, a rating.</summary>
    public int FormsPerMinute { get; set; } = 120;

    /// <summary>Tries to sign in, in the console or by the API.</summary>
    public int SignInsPerMinute { get; set; } = 120;

    /// <summary>Pages and files of the console.</summary>
    public int ConsolePerMinute { get; set; } = 6000;

    /// <summary>Calls of the operator API.</summary>
    public int ApiPerMinute { get; set; } = 6000;

    /// <summary>Public pages that are made at once.</summary>
    public int PagesAtOnce { get; set; } = 64;

    /// <summary>Searches that run at once.</summary>
    public int SearchesAtOnce { get; set; } = 16;

    /// <summary>Forms of citizens that are taken in at once; one may hold a picture of 20 MB.</summary>
    public int FormsAtOnce { get; set; } = 32;

    /// <summary>Requests of the console at once.</summary>
    public int ConsoleAtOnce { get; set; } = 64;

    /// <summary>Calls of the API at once.</summary>
    public int ApiAtOnce { get; set; } = 64;

    /// <summary>Of each of these kinds, how many more may wait; who comes then is turned away at once.</summary>
    public int Waiting { get; set; } = 256;

    /// <summary>Connections at once; one more is closed.</summary>
    public int Connections { get; set; } = 10_000;

    /// <summary>Seconds in which a request's headers must be there.</summary>
    public int HeaderSeconds { get; set; } = 15;

    /// <summary>Seconds after which a connection without a request is closed; longer than a proxy keeps one (nginx: 60).</summary>
    public int IdleSeconds { get; set; } = 120;

    /// <summary>Slower than this, in bytes a second over some seconds, nobody may send a body or take an answer.</summary>
    public int BytesPerSecond { get; set; } = 240;

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(LimitsOptions options) =>
        Outside(nameof(PagesPerMinute), options.PagesPerMinute, 0, MostPerMinute)
        ?? Outside(nameof(FilesPerMinute), options.FilesPerMinute, 0, MostPerMinute)
        ?? Outside(nameof(SearchesPerMinute), options.SearchesPerMinute, 0, MostPerMinute)
        ?? Outside(nameof(FormsPerMinute), options.FormsPerMinute, 0, MostPerMinute)
        ?? Outside(nameof(SignInsPerMinute), options.SignInsPerMinute, 0, MostPerMinute)
        ?? Outside(nameof(ConsolePerMinute), options.ConsolePerMinute, 0, MostPerMinute)
        ?? Outside(nameof(ApiPerMinute), options.ApiPerMinute, 0, MostPerMinute)
        ?? Outside(nameof(PagesAtOnce), options.PagesAtOnce, 1, MostAtOnce)
        ?? Outside(nameof(SearchesAtOnce), options.SearchesAtOnce, 1, MostAtOnce)
        ?? Outside(nameof(FormsAtOnce), options.FormsAtOnce, 1, MostAtOnce)
        ?? Outside(nameof(ConsoleAtOnce), options.ConsoleAtOnce, 1, MostAtOnce)
        ?? Outside(nameof(ApiAtOnce), options.ApiAtOnce, 1, MostAtOnce)
        ?? Outside(nameof(Waiting), options.Waiting, 0, MostAtOnce)
        ?? Outside(nameof(Connections), options.Connections, 100, MostConnections)
        ?? Outside(nameof(HeaderSeconds), options.HeaderSeconds, 1, MostSeconds)
        ?? Outside(nameof(IdleSeconds), options.IdleSeconds, 1, MostSeconds)
        ?? Outside(nameof(BytesPerSecond), options.BytesPerSecond, 1, FastestBytes);

    private static string? Outside(string name, int value, int least, int most) =>
        value >= least && value <= most ? null : $"{SectionName}:{name} 的值 {value} 不对，应在 {least} 与 {most} 之间。";
}
