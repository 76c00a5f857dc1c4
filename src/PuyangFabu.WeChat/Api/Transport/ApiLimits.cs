namespace PuyangFabu.WeChat.Api.Transport;

/// <summary>How long and how large a call may get.</summary>
internal sealed record ApiLimits
{
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For a call with all its repetitions.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For a call that carries a file.</summary>
    public TimeSpan Transfer { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest file that WeChat gives out has 10 MB.</summary>
    public int AnswerBytes { get; init; } = 12 * 1024 * 1024;

    public int Repetitions { get; init; } = 3;

    /// <summary>Before the first repetition; later ones wait longer.</summary>
    public TimeSpan RepetitionDelay { get; init; } = TimeSpan.FromMilliseconds(500);
}
