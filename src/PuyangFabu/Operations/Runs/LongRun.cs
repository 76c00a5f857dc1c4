namespace PuyangFabu.Operations.Runs;

/// <summary>Long work that somebody started and need not wait for: how far it is, and what it came to.</summary>
public sealed record LongRun
{
    /// <summary>体检.</summary>
    public const string Examination = "doctor";

    /// <summary>The check of the whole record.</summary>
    public const string Verification = "verify";

    public const string Waiting = "waiting";
    public const string Running = "running";
    public const string Finished = "finished";
    public const string Failed = "failed";

    public long Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>One of the above.</summary>
    public required string State { get; init; }

    public long? AskedBy { get; init; }

    public required string AskedName { get; init; }

    public long AskedMs { get; init; }

    /// <summary>While it runs: when another process may take it to have been left.</summary>
    public long? LeaseMs { get; init; }

    public long? EndedMs { get; init; }

    /// <summary>Steps that are done, of <see cref="Total"/>.</summary>
    public long Done { get; init; }

    /// <summary>0 while nobody knows.</summary>
    public long Total { get; init; }

    /// <summary>As JSON, once it is finished; why not, in Chinese, once it failed.</summary>
    public string Result { get; init; } = "";

    public bool IsOpen => State is Waiting or Running;
}
